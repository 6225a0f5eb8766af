import { aLoanDefinition, aMachine, loanVocabulary } from '../testing/index.js';
import { prospectOf } from './prospect.js';

const machine = aMachine(aLoanDefinition(), loanVocabulary);

describe('what lies ahead of a state', () => {
  it('are its own ways, and not those that are open all the time', () => {
    for (const { path, parent } of machine.states.values()) {
      const around = [...(parent?.on.keys() ?? [])];
      const own = [...(machine.states.get(path)?.on.keys() ?? [])];
      const ways = prospectOf(machine, path)?.ways.map(({ event }) => event) ?? [];

      expect(ways.filter((event) => around.includes(event) && !own.includes(event))).toEqual([]);
      expect(own).toEqual(expect.arrayContaining(ways));
    }
  });

  it('leads elsewhere, to states that there are', () => {
    for (const path of machine.states.keys()) {
      const ways = prospectOf(machine, path)?.ways ?? [];

      expect(ways.every(({ to }) => to !== path && machine.states.has(to))).toBe(true);
    }
  });

  it('is nothing where the procedure ends, and nobody acts there', () => {
    expect(prospectOf(machine, 'repaid')).toMatchObject({ isFinal: true, owner: null, ways: [] });
  });

  it('is unknown for a state that there is not', () => {
    expect(prospectOf(machine, 'nowhere')).toBeNull();
  });
});
