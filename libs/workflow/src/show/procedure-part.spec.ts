import { aLoanDefinition, aMachine, loanVocabulary } from '../testing/index.js';
import { procedureFrom } from './procedure-part.js';

const machine = aMachine(aLoanDefinition(), loanVocabulary);
const pathsFrom = (root: string, until?: string) => procedureFrom(machine, root, until).states.map(({ path }) => path);

describe('a part of a procedure', () => {
  it('is what can be reached from its first state, without what lies before it', () => {
    expect(pathsFrom('contract.bank')).not.toContain('asking.open');
    expect(pathsFrom('contract.bank')).toEqual(
      expect.arrayContaining(['contract.borrower', 'running.money.due', 'repaid']),
    );
  });

  it('ends where it is told to', () => {
    expect(pathsFrom('asking.open', 'contract.bank')).not.toContain('contract.borrower');
  });

  it('leads into everything that begins in a parallel state', () => {
    const { transitions } = procedureFrom(machine, 'contract.borrower');
    const entered = transitions.filter(({ from }) => from === 'contract.borrower').map(({ to }) => to);

    expect(entered).toEqual(expect.arrayContaining(['running.money.due', 'running.watch.calm']));
  });

  it('holds innermost states only, and says which of them end it', () => {
    const { states } = procedureFrom(machine, 'contract.bank');

    expect(states.map(({ path }) => path)).not.toContain('running');
    expect(states.find(({ path }) => path === 'repaid')?.isFinal).toBe(true);
  });
});
