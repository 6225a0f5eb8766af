import { aCalendar, aLoanDefinition, aMachine, aPerson, loanVocabulary, theFacts } from '../testing/index.js';
import type { LoanDefinition } from '../testing/index.js';
import type { Resume, Snapshot } from '../types.js';
import { advance } from './advance.js';
import { deadlinesOf, deadlineTookEffect } from './deadlines.js';
import { explain } from './explain.js';
import { start } from './start.js';

const asker = aPerson('asker', 'applicant');
const banker = aPerson('banker', 'authority', 'chair', 'officer');
const calendar = aCalendar({ periods: { answer: 'P10D' } });
const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}T12:00:00.000Z`;

/** The bank's time to sign stands still while the borrower looks at the contract. */
function whereTheBankWaits(resume: Resume): LoanDefinition {
  const definition = aLoanDefinition();
  const { bank, borrower } = definition['states'].contract.states;
  bank.on.loanChanged = { target: 'contract.looking', by: ['authority'] };
  definition['states'].contract.states = {
    bank,
    looking: {
      owner: 'applicant',
      pauses: [{ deadline: 'answerDue', resume }],
      deadlines: [{ name: 'watchDue', to: ['applicant'] }],
      on: {
        loanGranted: { target: 'contract.bank', by: ['applicant'] },
        loanChanged: { target: 'contract.looking', by: ['authority'] },
        contractRewritten: { target: 'contract.borrower', by: ['applicant'] },
      },
    },
    borrower,
  };
  return definition;
}

/** The same where the deadline is that of the state around both. */
function whereAllWait(resume: Resume): LoanDefinition {
  const definition = whereTheBankWaits(resume);
  const { contract } = definition['states'];
  for (const state of ['bank', 'borrower']) delete contract.states[state].deadlines;
  contract.deadlines = [{ name: 'answerDue', to: ['authority'], sends: 'loanRefused', remind: ['P2D'] }];
  contract.on = { loanRefused: { target: 'refused', by: ['authority', 'system'] } };
  return definition;
}

function lifeOf(definition: LoanDefinition) {
  const machine = aMachine(definition, loanVocabulary);
  const asked = start(machine, { type: 'loanAsked', payload: { amount: 100 } }, theFacts({ by: asker, at: day(1) }));
  const send = (snapshot: Snapshot, type: string, at: string, payload = {}) => {
    const by =
      ['loanGranted', 'contractRewritten'].includes(type) && 'contract' in Object(snapshot.value) ? asker : banker;
    return advance(machine, snapshot, { type, payload }, theFacts({ by, at, calendar, given: { missing: 0 } }))
      .snapshot;
  };
  const atTheBank = send(asked.snapshot, 'loanGranted', day(1), { most: 100 });
  const dueIn = (snapshot: Snapshot) =>
    Object.fromEntries(deadlinesOf(machine, snapshot, calendar).map(({ name, at }) => [name, at.toISOString()]));
  return { machine, send, atTheBank, dueIn };
}

const ask = { amount: 100 };
const grant = { most: 100 };

describe('a deadline whose time stands still', () => {
  it.each([
    ['of the state that was left', whereTheBankWaits],
    ['of the state around', whereAllWait],
  ])('is not there meanwhile, and goes on with the rest of its time: %s', (_where, definition) => {
    const { send, atTheBank, dueIn } = lifeOf(definition('rest'));

    const looking = send(atTheBank, 'loanChanged', day(5), ask);
    const back = send(looking, 'loanGranted', day(9), grant);

    expect(dueIn(atTheBank)['answerDue']).toBe(day(11));
    expect(dueIn(looking)).not.toHaveProperty('answerDue');
    expect(dueIn(back)['answerDue']).toBe(day(15));
  });

  it('adds up what it stood still, however often', () => {
    const { send, atTheBank, dueIn } = lifeOf(whereTheBankWaits('rest'));

    const once = send(send(atTheBank, 'loanChanged', day(5), ask), 'loanGranted', day(9), grant);
    const twice = send(send(once, 'loanChanged', day(10), ask), 'loanGranted', day(12), grant);

    expect(dueIn(twice)['answerDue']).toBe(day(17));
  });

  it.each([
    ['of the state that was left', whereTheBankWaits],
    ['of the state around', whereAllWait],
  ])('begins with its full time anew where the definition says so: %s', (_where, definition) => {
    const { send, atTheBank, dueIn } = lifeOf(definition('anew'));

    const back = send(send(atTheBank, 'loanChanged', day(5), ask), 'loanGranted', day(9), grant);

    expect(dueIn(back)['answerDue']).toBe(day(19));
  });

  it('stays still while one pause leads into the next', () => {
    const { send, atTheBank, dueIn } = lifeOf(whereTheBankWaits('rest'));

    const still = send(send(atTheBank, 'loanChanged', day(5), ask), 'loanChanged', day(7), ask);

    expect(still.clocks).toEqual({ answerDue: { since: day(1), stops: [], stoppedAt: day(5) } });
    expect(dueIn(send(still, 'loanGranted', day(9), grant))['answerDue']).toBe(day(15));
  });

  it('goes on in whichever state has it next, and is forgotten where none has', () => {
    const { send, atTheBank, dueIn } = lifeOf(whereAllWait('rest'));
    const looking = send(atTheBank, 'loanChanged', day(5), ask);

    expect(dueIn(send(looking, 'contractRewritten', day(9)))['answerDue']).toBe(day(15));
    expect(send(looking, 'loanRefused', day(9)).clocks).toEqual({});
  });

  it('closes nothing meanwhile, and no button names it', () => {
    const { machine, send, atTheBank } = lifeOf(whereAllWait('rest'));
    const until = (snapshot: Snapshot) =>
      explain(machine, snapshot, banker, theFacts({ by: banker, calendar })).find(
        ({ event }) => event === 'loanRefused',
      )?.until;

    expect(until(atTheBank)).toBe(day(11));
    expect(until(send(atTheBank, 'loanChanged', day(5), ask))).toBeUndefined();
  });

  it('that had passed before does not come a second time', () => {
    const { send, atTheBank, dueIn } = lifeOf(whereTheBankWaits('rest'));
    const passed = deadlineTookEffect(atTheBank, 'answerDue', new Date(day(11)));

    const back = send(send(passed, 'loanChanged', day(12), ask), 'loanGranted', day(20), grant);

    expect(dueIn(back)).not.toHaveProperty('answerDue');
  });

  it('keeps what it stood still while the state that has it goes on, and forgets it with that state', () => {
    const around = lifeOf(whereAllWait('rest'));
    const own = lifeOf(whereTheBankWaits('rest'));
    const back = ({ send, atTheBank }: typeof own) =>
      send(send(atTheBank, 'loanChanged', day(5), ask), 'loanGranted', day(9), grant);

    expect(around.dueIn(around.send(back(around), 'bankSigned', day(10)))['answerDue']).toBe(day(15));
    expect(own.dueIn(own.send(back(own), 'bankSigned', day(10)))['answerDue']).toBe(day(20));
  });

  it('has all of its time left where it stood still from its first moment', () => {
    const definition = whereAllWait('rest');
    definition['states'].asking.states.open.on.loanGranted[0].target = 'contract.looking';
    const { send, atTheBank: looking, dueIn } = lifeOf(definition);

    expect(dueIn(looking)).not.toHaveProperty('answerDue');
    expect(dueIn(send(looking, 'loanGranted', day(9), grant))['answerDue']).toBe(day(19));
  });

  it('has no clock where it never ran', () => {
    const definition = whereTheBankWaits('rest');
    definition['start'].target = 'contract.looking';
    const machine = aMachine(definition, loanVocabulary);

    const asked = start(machine, { type: 'loanAsked', payload: ask }, theFacts({ by: asker, at: day(1) }));

    expect(asked.snapshot.clocks).toEqual({});
  });

  it('leaves no trace where nothing ever stands still', () => {
    const { atTheBank } = lifeOf(aLoanDefinition());

    expect(atTheBank.clocks).toEqual({});
  });
});
