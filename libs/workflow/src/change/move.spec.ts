import { aCalendar, aLoanDefinition, aMachine, aPerson, loanVocabulary, theFacts } from '../testing/index.js';
import type { LoanDefinition } from '../testing/index.js';
import { advance } from '../run/advance.js';
import { deadlineTookEffect } from '../run/deadlines.js';
import { start } from '../run/start.js';
import type { Snapshot } from '../types.js';
import { effectOfMove } from './effect-of-move.js';
import { moved } from './move.js';

const asker = aPerson('asker', 'applicant');
const banker = aPerson('banker', 'authority', 'chair', 'officer');
const former = aMachine(aLoanDefinition(), loanVocabulary);
const entered = '2026-03-01T12:00:00.000Z';
const at = new Date('2026-03-20T12:00:00.000Z');

function newer(change: (definition: LoanDefinition) => void, replaces: Record<string, string> = {}) {
  const definition = aLoanDefinition();
  definition['version'] = 2;
  if (Object.keys(replaces).length > 0) definition['replaces'] = [{ version: 1, states: replaces }];
  change(definition);
  return { from: former, to: aMachine(definition, loanVocabulary) };
}

function lived(...events: readonly [string, object?][]): Snapshot {
  const facts = theFacts({ by: asker, at: entered });
  const begun = start(former, { type: 'loanAsked', payload: { amount: 100 } }, facts).snapshot;
  return events.reduce((snapshot, [type, payload = {}]) => {
    const by = type === 'borrowerSigned' ? asker : banker;
    const event = { type, payload: { ...payload } };
    return advance(former, snapshot, event, theFacts({ by, at: entered, given: { missing: 0 } })).snapshot;
  }, begun);
}

const atTheBank = lived(['loanGranted', { most: 100 }]);
const running = lived(['loanGranted', { most: 100 }], ['bankSigned'], ['borrowerSigned']);

function renameBank(definition: LoanDefinition): void {
  const { states } = definition['states'].contract;
  definition['states'].contract.states = { lender: states.bank, borrower: states.borrower };
  states.borrower.on.contractRewritten.target = 'contract.lender';
  for (const one of definition['states'].asking.states.open.on.loanGranted) {
    if (one.target === 'contract.bank') one.target = 'contract.lender';
  }
  definition['states'].asking.states.second.on.loanGranted.target = 'contract.lender';
}

describe('a file that goes on under another version', () => {
  it('is as it was where its state has the same name', () => {
    const versions = newer((definition) => {
      definition['states'].contract.states.bank.owner = 'officer';
    });

    expect(moved(versions, atTheBank, at)).toEqual({ kind: 'moves', snapshot: atTheBank, replaced: [] });
  });

  it('stops the move where its state is no more', () => {
    expect(moved(newer(renameBank), atTheBank, at)).toEqual({ kind: 'hasNoPlace', states: ['contract.bank'] });
  });

  it('names only the states that have no place', () => {
    const versions = newer((definition) => {
      const { money } = definition['states'].running.states;
      money.states = { owed: money.states.due, paid: {} };
    });

    expect(moved(versions, running, at)).toEqual({ kind: 'hasNoPlace', states: ['running.money.due'] });
  });

  it('follows what is said for files of its own version only', () => {
    const versions = newer((definition) => {
      renameBank(definition);
      definition['version'] = 3;
      definition['replaces'] = [
        { version: 1, states: { 'contract.bank': 'contract.lender' } },
        { version: 2, states: { 'contract.bank': 'contract.borrower' } },
      ];
    });

    expect(moved(versions, atTheBank, at)).toMatchObject({ snapshot: { value: { contract: 'lender' } } });
  });

  it('goes on in the state that takes the place of its own, with the time that it has stood there', () => {
    const passed = deadlineTookEffect(atTheBank, 'answerDue', new Date('2026-03-11T12:00:00.000Z'));

    const move = moved(newer(renameBank, { 'contract.bank': 'contract.lender' }), passed, at);

    expect(move).toEqual({
      kind: 'moves',
      snapshot: { ...passed, value: { contract: 'lender' }, since: { contract: entered, 'contract.lender': entered } },
      replaced: [{ path: 'contract.bank', target: 'contract.lender' }],
    });
  });

  it('may only stand in a state without states inside: a state that was divided has to say which', () => {
    const divide = (definition: LoanDefinition) => {
      const { bank } = definition['states'].contract.states;
      bank.states = { desk: {}, board: {} };
      bank.on.watchBegan = { target: 'contract.bank.board', by: ['officer'] };
    };

    expect(moved(newer(divide), atTheBank, at)).toEqual({ kind: 'hasNoPlace', states: ['contract.bank'] });
    expect(moved(newer(divide, { 'contract.bank': 'contract.bank.desk' }), atTheBank, at)).toMatchObject({
      kind: 'moves',
      snapshot: {
        value: { contract: { bank: 'desk' } },
        since: { contract: entered, 'contract.bank': entered, 'contract.bank.desk': entered },
      },
    });
  });

  it('keeps its regions; one that is new begins as it begins, now', () => {
    const versions = newer((definition) => {
      definition['states'].running.states.papers = { states: { open: {}, done: {} } };
      definition['states'].running.states.papers.states.open.on = {
        askingEnded: { target: 'running.papers.done', by: ['officer'] },
      };
    });

    expect(moved(versions, running, at)).toMatchObject({
      kind: 'moves',
      snapshot: {
        value: { running: { money: 'due', watch: 'calm', papers: 'open' } },
        since: { running: entered, 'running.money.due': entered, 'running.papers.open': at.toISOString() },
      },
    });
  });

  it('has no place where two of its states would be one', () => {
    const versions = newer(
      (definition) => {
        const { running: state } = definition['states'];
        delete state.parallel;
        state.states = { ...state.states.money.states, ...state.states.watch.states };
        state.states.due.on.moneyPaid.target = 'running.paid';
        state.states.paid.on = { watchBegan: { target: 'running.close', by: ['officer'] } };
        state.states.calm.on = {};
        state.states.close.on = { watchEnded: { target: 'running.calm', by: ['officer'] } };
      },
      Object.fromEntries(
        ['money.due', 'watch.calm'].map((path) => [`running.${path}`, `running.${path.split('.')[1]}`]),
      ),
    );

    expect(moved(versions, running, at)).toMatchObject({ kind: 'hasNoPlace' });
  });

  it('does not move once it has ended', () => {
    expect(
      moved(
        newer(() => undefined),
        lived(['loanRefused']),
        at,
      ),
    ).toEqual({ kind: 'hasEnded' });
  });

  it('lets a clock stand still or go on as the newer version says', () => {
    const pausing = newer((definition) => {
      const { contract } = definition['states'];
      contract.deadlines = contract.states.bank.deadlines;
      delete contract.states.borrower.deadlines;
      contract.states.bank.deadlines = [{ name: 'watchDue', to: ['authority'] }];
      contract.states.bank.pauses = [{ deadline: 'answerDue', resume: 'rest' }];
    });
    const stopped = moved(pausing, atTheBank, at);
    if (stopped.kind !== 'moves') throw new Error(stopped.kind);

    const back = moved({ from: pausing.to, to: former }, stopped.snapshot, new Date('2026-03-25T12:00:00.000Z'));

    expect(stopped.snapshot.clocks).toEqual({ answerDue: { since: entered, stops: [], stoppedAt: at.toISOString() } });
    expect(back).toMatchObject({
      snapshot: {
        clocks: {
          answerDue: { since: entered, stops: [{ from: at.toISOString(), until: '2026-03-25T12:00:00.000Z' }] },
        },
      },
    });
  });
});

describe('what a move would do', () => {
  const calendar = aCalendar({ periods: { answer: 'P10D' } });

  it('says which steps and deadlines a file loses and gains, and what would be due at once', () => {
    const versions = newer((definition) => {
      const { bank } = definition['states'].contract.states;
      bank.deadlines = [
        { name: 'watchDue', to: ['authority'] },
        { name: 'closing', to: ['authority'] },
      ];
      bank.on = { contractRewritten: { target: 'contract.borrower', by: ['authority'] } };
    });
    const closed = aCalendar({ dates: { closing: '2026-03-02T12:00:00.000Z' }, periods: { answer: 'P10D' } });

    expect(effectOfMove(versions, atTheBank, closed, at)).toMatchObject({
      kind: 'moves',
      change: {
        to: 'contract.bank',
        lostSteps: ['bankSigned'],
        gainedSteps: ['contractRewritten'],
        lostDeadlines: ['answerDue'],
        gainedDeadlines: ['closing', 'watchDue'],
        overdue: ['closing'],
      },
    });
  });

  it('counts as steps what people send and as deadlines no reminders; what falls now is due at once', () => {
    const versions = newer((definition) => {
      const { bank } = definition['states'].contract.states;
      bank.deadlines = [{ name: 'closing', to: ['authority'], remind: ['P7D'] }];
      bank.on.askingEnded = { target: 'refused', by: ['system'] };
      bank.on.loanRefused = [
        { target: 'refused', by: ['chair'] },
        { target: 'refused', by: ['system'] },
      ];
    });
    const closing = aCalendar({ dates: { closing: at.toISOString() } });

    expect(effectOfMove(versions, atTheBank, closing, at)).toMatchObject({
      change: {
        lostSteps: [],
        gainedSteps: ['loanRefused'],
        lostDeadlines: [],
        gainedDeadlines: ['closing'],
        overdue: ['closing'],
      },
    });
  });

  it('gains and loses no deadline that both versions have, and takes none for due that was there before', () => {
    const closed = aCalendar({ dates: { closing: entered }, periods: { answer: 'P10D' } });
    const versions = newer(({ states }) => void (states.asking.states.open.owner = 'officer'));

    expect(effectOfMove(versions, lived(), closed, at)).toMatchObject({
      change: { lostDeadlines: [], gainedDeadlines: [], overdue: [] },
    });
  });

  it('says nothing of files to which nothing happens, and which have no place', () => {
    const nothing = { lostSteps: [], gainedSteps: [], lostDeadlines: [], gainedDeadlines: [], overdue: [] };

    expect(
      effectOfMove(
        newer(() => undefined),
        atTheBank,
        calendar,
        at,
      ),
    ).toMatchObject({ change: nothing });
    expect(effectOfMove(newer(renameBank), atTheBank, calendar, at).kind).toBe('hasNoPlace');
  });
});
