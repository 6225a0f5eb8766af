import { aLoanDefinition, aMachine, aPerson, loanVocabulary, theFacts } from '../testing/index.js';
import { advance } from './advance.js';
import { HistoryImpossible, replay } from './replay.js';
import { start } from './start.js';

const machine = aMachine(aLoanDefinition(), loanVocabulary);
const by = aPerson('asker', 'applicant');
const facts = theFacts({ by });
const { at } = facts;
const first = start(machine, { type: 'loanAsked', payload: { amount: 5 } }, facts);
const begun = { event: 'loanAsked', payload: { amount: 5 }, taken: first.taken, at, by };
const changed = { event: 'loanChanged', payload: { amount: 6 }, taken: 'asking.open/loanChanged/0', at, by };

describe('replaying the history', () => {
  it('gives the first snapshot again', () => {
    expect(replay(machine, null, begun)).toEqual(first.snapshot);
  });

  it('gives each later snapshot again', () => {
    const step = advance(machine, first.snapshot, { type: 'loanChanged', payload: { amount: 6 } }, facts);

    expect(replay(machine, first.snapshot, changed)).toEqual(step.snapshot);
  });

  it('asks neither guards nor permission, since they were asked then', () => {
    const stranger = aPerson('stranger');

    expect(replay(machine, first.snapshot, { ...changed, by: stranger }).did).toEqual({
      loanAsked: ['asker'],
      loanChanged: ['stranger'],
    });
  });

  it.each([
    [
      'a transition that the definition does not have',
      first.snapshot,
      { ...changed, taken: 'asking.open/loanChanged/1' },
      'There is no transition asking.open/loanChanged/1 for loanChanged.',
    ],
    [
      'a transition of another event',
      first.snapshot,
      { ...changed, event: 'loanRefused' },
      'There is no transition asking.open/loanChanged/0 for loanRefused.',
    ],
    [
      'a transition of a state that is not active',
      first.snapshot,
      { ...changed, taken: 'asking.second/loanChanged/0' },
      'asking.second/loanChanged/0 cannot be taken in asking.open.',
    ],
    ['a beginning in the middle', first.snapshot, begun, '/loanAsked/0 cannot be taken in asking.open.'],
    ['a middle at the beginning', null, changed, 'No instance begins with asking.open/loanChanged/0.'],
    [
      'a beginning by another event',
      null,
      { ...begun, event: 'loanChanged' },
      'There is no transition /loanAsked/0 for loanChanged.',
    ],
  ])('finds %s impossible, and says so', (_what, before, recorded, message) => {
    expect(() => replay(machine, before, recorded)).toThrow(new HistoryImpossible(message));
  });
});
