import fc from 'fast-check';
import { assigned } from './assigned-assessors.js';

const people = ['amina', 'brahim', 'chaimae', 'driss', 'elena'];
const nobody: ReadonlySet<string> = new Set();
const idle = people.map((personId) => ({ personId, load: 0 }));

describe('assigning assessors', () => {
  it('gives a file to those who have the fewest', () => {
    const loads = people.map((personId, i) => ({ personId, load: i }));

    expect(assigned(loads, { seed: 'file', needed: 2, excluded: nobody })).toEqual(['amina', 'brahim']);
  });

  it('never gives it to somebody excluded, even when nobody else is left', () => {
    const excluded = new Set(people.slice(1));

    expect(assigned(idle, { seed: 'file', needed: 2, excluded })).toEqual(['amina']);
  });

  it('gives nobody where nobody is needed', () => {
    expect(assigned(idle, { seed: 'file', needed: 0, excluded: nobody })).toEqual([]);
    expect(assigned(idle, { seed: 'file', needed: -1, excluded: nobody })).toEqual([]);
  });

  it('draws the same order again from the same seed, and others from other seeds', () => {
    const drawn = (seed: string): string => assigned(idle, { seed, needed: 5, excluded: nobody }).join();
    const orders = new Set(['f1', 'f2', 'f3', 'f4', 'f5', 'f6'].map(drawn));

    expect(drawn('f1')).toBe(drawn('f1'));
    expect(orders.size).toBeGreaterThan(1);
  });

  it('never names the same person twice and never more than needed, whatever the loads', () => {
    const loads = fc.array(fc.nat({ max: 9 }), { minLength: people.length, maxLength: people.length });
    fc.assert(
      fc.property(loads, fc.string(), fc.nat({ max: 7 }), (values, seed, needed) => {
        const candidates = people.map((personId, i) => ({ personId, load: values[i] ?? 0 }));
        const chosen = assigned(candidates, { seed, needed, excluded: new Set(['driss']) });

        expect(new Set(chosen).size).toBe(chosen.length);
        expect(chosen).toHaveLength(Math.min(needed, 4));
        expect(chosen).not.toContain('driss');
      }),
    );
  });

  it('keeps a hundred files within one file of each other', () => {
    const loads = new Map(people.map((personId) => [personId, 0]));
    for (let file = 0; file < 100; file += 1) {
      const candidates = [...loads].map(([personId, load]) => ({ personId, load }));
      for (const personId of assigned(candidates, { seed: `file${file}`, needed: 2, excluded: nobody })) {
        loads.set(personId, (loads.get(personId) ?? 0) + 1);
      }
    }

    expect(Math.max(...loads.values()) - Math.min(...loads.values())).toBeLessThanOrEqual(1);
  });
});
