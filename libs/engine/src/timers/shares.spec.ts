import fc from 'fast-check';
import { SHARDS, sharesOf } from './shares.js';

const workers = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 20 });

describe('the shares of workers', () => {
  it('are of sixteen shards', () => {
    expect(SHARDS.join()).toBe('0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15');
  });

  it('give each shard to one worker, and to nobody two more than to another', () => {
    fc.assert(
      fc.property(workers, (ids) => {
        const shares = [...sharesOf(ids).values()];
        expect(shares.flat().sort((a, b) => a - b)).toEqual(SHARDS);
        const sizes = shares.map(({ length }) => length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('are the same in whatever order the workers are known', () => {
    fc.assert(
      fc.property(workers, (ids) => {
        const shares = sharesOf(ids);
        const other = sharesOf(ids.toReversed());
        for (const id of ids) expect(other.get(id)).toEqual(shares.get(id));
      }),
    );
  });

  it('are nothing where there is nobody', () => {
    expect(sharesOf([]).size).toBe(0);
  });

  it.each([2, 3, 4, 8])('move little more than the share of the one of %i that goes', (count) => {
    let moved = 0;
    let gone = 0;
    for (let turn = 0; turn < 100; turn += 1) {
      const ids = Array.from({ length: count }, (_, n) => `worker ${turn} ${n}`);
      const before = sharesOf(ids);
      const after = sharesOf(ids.slice(1));
      gone += before.get(ids[0] ?? '')?.length ?? 0;
      for (const id of ids.slice(1)) {
        moved += (after.get(id) ?? []).filter((shard) => !before.get(id)?.includes(shard)).length;
      }
    }
    expect(moved).toBeLessThan(gone * 2.5);
  });
});
