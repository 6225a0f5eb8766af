import { aLoanDefinition, loanVocabulary, type LoanDefinition } from '../testing/index.js';
import { compile } from './compile.js';

/** Code and path of every fault of the loan definition after it was changed. */
function faultsAfter(change: (definition: LoanDefinition, states: LoanDefinition) => void): readonly string[] {
  const definition = aLoanDefinition();
  change(definition, definition['states']);
  const compiled = compile(definition, loanVocabulary);
  return compiled.ok ? [] : compiled.faults.map(({ code, path }) => `${code} at ${path}`);
}

function messagesOf(source: unknown): readonly string[] {
  const compiled = compile(source, loanVocabulary);
  return compiled.ok ? [] : compiled.faults.map((fault) => fault.message);
}

describe('compiling a sound definition', () => {
  it('gives a machine that carries what identifies it, and the definition as it was given', () => {
    const source = aLoanDefinition();

    const compiled = compile(source, loanVocabulary);

    expect(compiled).toMatchObject({ ok: true, machine: { id: 'loan', version: 1, subject: 'loan', source } });
  });
});

describe('compiling finds', () => {
  it.each<[string, string, (definition: LoanDefinition, states: LoanDefinition) => void]>([
    ['a key that no definition has', 'shape at ', (definition) => (definition['owner'] = 'officer')],
    ['a version that is no number', 'shape at version', (definition) => (definition['version'] = 'one')],
    ['an id that is no file name', 'shape at id', (definition) => (definition['id'] = 'Loan 1')],
    ['another vocabulary', 'shape at vocabulary', (definition) => (definition['vocabulary'] = 'grant')],
    ['a missing start', 'shape at start', (definition) => delete definition['start']],
    ['a state with a dot in its name', 'shape at states.a.b', (_all, states) => (states['a.b'] = { final: true })],
    ['a key that no state has', 'shape at states.asking', (_all, states) => (states['asking'].invoke = 'x')],
    [
      'a transition without anybody who may take it',
      'shape at states.contract.states.bank.on.bankSigned.by',
      (_all, states) => (states['contract'].states.bank.on.bankSigned.by = []),
    ],
    [
      'an event that the vocabulary does not have',
      'unknown-event at states.contract.states.bank.on.bankSgned',
      (_all, states) => (states['contract'].states.bank.on.bankSgned = { by: ['authority'] }),
    ],
    ['an unknown event at the start', 'unknown-event at start.event', (all) => (all['start'].event = 'loanAskd')],
    [
      'an unknown event among those who may not',
      'unknown-event at states.asking.states.open.on.loanGranted.0.notBy.1',
      (_all, states) => (states['asking'].states.open.on.loanGranted[0].notBy[1] = 'loanChange'),
    ],
    [
      'an unknown event that a deadline sends',
      'unknown-event at states.asking.deadlines.0.sends',
      (_all, states) => (states['asking'].deadlines[0].sends = 'askingEnd'),
    ],
    [
      'an unknown guard, with its place among the alternatives',
      'unknown-guard at states.asking.states.open.on.loanGranted.0.guards.1',
      (_all, states) => (states['asking'].states.open.on.loanGranted[0].guards[1] = 'nothingMising'),
    ],
    [
      'an unknown guard of a single transition, without a place',
      'unknown-guard at states.asking.states.open.on.loanChanged.guards.0',
      (_all, states) => (states['asking'].states.open.on.loanChanged.guards[0] = 'inTme'),
    ],
    ['an unknown effect', 'unknown-effect at start.effects.0', (all) => (all['start'].effects[0] = 'payIn')],
    [
      'an effect that is neither a name nor a name with parameters',
      'shape at start.effects.0',
      (all) => (all['start'].effects[0] = { tell: {}, payOut: {} }),
    ],
    [
      'an effect by a name that every object has',
      'unknown-effect at start.effects.0',
      (all) => (all['start'].effects[0] = 'toString'),
    ],
    ['an effect that is nothing', 'shape at start.effects.0', (all) => (all['start'].effects[0] = null)],
    [
      'a parameter with a value that the effect does not take',
      'bad-params at start.effects.0.tell.template',
      (all) => (all['start'].effects[0].tell.template = 'hello'),
    ],
    ['a missing parameter', 'bad-params at start.effects.0', (all) => (all['start'].effects[0] = 'tell')],
    [
      'an unknown deadline',
      'unknown-deadline at states.asking.deadlines.0.name',
      (_all, states) => (states['asking'].deadlines[0].name = 'closng'),
    ],
    ['an unknown role', 'unknown-role at start.by.0', (all) => (all['start'].by[0] = 'aplicant')],
    [
      'an unknown owner',
      'unknown-role at states.running.owner',
      (_all, states) => (states['running'].owner = 'oficer'),
    ],
    [
      'an unknown role that is told',
      'unknown-role at states.asking.deadlines.0.to.0',
      (_all, states) => (states['asking'].deadlines[0].to[0] = 'nobody'),
    ],
    ['a role that is there twice', 'duplicate at start.by.1', (all) => (all['start'].by = ['applicant', 'applicant'])],
    [
      'a reminder that is there twice',
      'duplicate at states.asking.deadlines.0.remind.1',
      (_all, states) => (states['asking'].deadlines[0].remind = ['P7D', 'P7D']),
    ],
    [
      'a reminder that is no length of time',
      'bad-period at states.asking.deadlines.0.remind.0',
      (_all, states) => (states['asking'].deadlines[0].remind = ['7 days']),
    ],
    ['a start that leads nowhere', 'unknown-target at start.target', (all) => (all['start'].target = 'asking.opn')],
    [
      'a start in a state with states inside',
      'start-not-atomic at start.target',
      (all) => (all['start'].target = 'asking'),
    ],
    ['a start at the end', 'start-not-atomic at start.target', (all) => (all['start'].target = 'repaid')],
    [
      'a target that is no state',
      'unknown-target at states.contract.states.bank.on.bankSigned.target',
      (_all, states) => (states['contract'].states.bank.on.bankSigned.target = 'borrower'),
    ],
    [
      'a target in another region, which would begin all regions anew',
      'target-in-other-region at states.running.states.watch.states.close.on.watchEnded.target',
      (_all, states) => (states['running'].states.watch.states.close.on.watchEnded.target = 'running.money.due'),
    ],
    [
      'a target in a region from the state around the regions',
      'target-in-other-region at states.running.on.loanRepaid.target',
      (_all, states) => (states['running'].on.loanRepaid.target = 'running.money.paid'),
    ],
    [
      'a first state that is none of the states',
      'unknown-initial at states.running.states.watch.initial',
      (_all, states) => (states['running'].states.watch.initial = 'clam'),
    ],
    [
      'an empty list of states',
      'no-states at states.extra.states',
      (_all, states) => (states['extra'] = { states: {} }),
    ],
    [
      'a parallel state with one region',
      'regions at states.running',
      (_all, states) => delete states['running'].states.money,
    ],
    [
      'a region without states of its own',
      'regions at states.running',
      (_all, states) => (states['running'].states.third = { owner: 'officer' }),
    ],
    [
      'a final state where something happens',
      'final-with-rules at states.repaid',
      (_all, states) => (states['repaid'].on = { loanRepaid: { by: ['officer'] } }),
    ],
    [
      'an alternative behind one that always wins',
      'never-taken at states.asking.states.second.on.loanRefused.1',
      (_all, states) => (states['asking'].states.second.on.loanRefused = [{ by: ['chair'] }, { by: ['chair'] }]),
    ],
    [
      'alternatives that disagree on who may not',
      'not-by-differs at states.asking.states.open.on.loanGranted.1.notBy',
      (_all, states) => (states['asking'].states.open.on.loanGranted[1].notBy = ['loanAsked']),
    ],
    [
      'a deadline that sends what no state takes',
      'deadline-unanswered at states.asking.deadlines.0.sends',
      (_all, states) => delete states['asking'].on.askingEnded,
    ],
    [
      'a deadline that sends what the engine may not',
      'deadline-refusable at states.asking.deadlines.0.sends',
      (_all, states) => (states['asking'].on.askingEnded.by = ['officer']),
    ],
    [
      'a deadline that a guard could stop',
      'deadline-refusable at states.asking.deadlines.0.sends',
      (_all, states) => (states['asking'].on.askingEnded.guards = ['inTime']),
    ],
    [
      'a deadline that an inner state would refuse',
      'deadline-refusable at states.asking.deadlines.0.sends',
      (_all, states) => (states['asking'].states.open.on.askingEnded = { by: ['officer'] }),
    ],
    [
      'an event that two regions take',
      'event-in-two-regions at states.running.states.watch.states.calm.on.moneyPaid',
      (_all, states) => (states['running'].states.watch.states.calm.on.moneyPaid = { by: ['system'] }),
    ],
    [
      'a deadline of two regions',
      'deadline-twice at states.running.states.watch.states.close.deadlines.0.name',
      (_all, states) => (states['running'].states.money.states.due.deadlines = [{ name: 'watchDue', to: ['officer'] }]),
    ],
    [
      'a deadline of a state and of one inside it',
      'deadline-twice at states.asking.states.open.deadlines.0.name',
      (_all, states) => (states['asking'].states.open.deadlines[0].name = 'closing'),
    ],
  ])('%s', (_what, fault, change) => {
    expect(faultsAfter(change)).toContain(fault);
  });

  it.each<[string, (states: LoanDefinition, definition: LoanDefinition) => void]>([
    ['repaid is final: nothing happens or waits there.', ({ repaid }) => (repaid.owner = 'officer')],
    ['repaid is final: nothing happens or waits there.', ({ repaid }) => (repaid.states = { late: {} })],
    [
      'repaid is final: nothing happens or waits there.',
      ({ repaid }) => (repaid.deadlines = [{ name: 'loanEnd', to: ['officer'] }]),
    ],
    [
      'repaid is final: nothing happens or waits there.',
      ({ repaid }) => (repaid.pauses = [{ deadline: 'answerDue', resume: 'rest' }]),
    ],
    ['extra has an empty list of states.', (states) => (states['extra'] = { states: {} })],
    ['There is no state "clam"; is "calm" meant?', ({ running }) => (running.states.watch.initial = 'clam')],
    [
      'running is parallel: it needs two regions at least, each with states of its own.',
      ({ running }) => delete running.states.money,
    ],
    [
      'An instance begins in a state without states inside, not in asking.',
      (_all, { start }) => (start.target = 'asking'),
    ],
    [
      'This leads from running.watch.close into a region of running, which would begin its other regions anew.',
      ({ running }) => (running.states.watch.states.close.on.watchEnded.target = 'running.money.due'),
    ],
    [
      'asking.second/loanRefused/0 comes first and has no guard.',
      ({ asking }) => (asking.states.second.on.loanRefused = [{ by: ['chair'] }, { by: ['chair'] }]),
    ],
    [
      'The ways to take one event must agree on notBy, or one of them leads around it.',
      ({ asking }) => (asking.states.open.on.loanGranted[1].notBy = ['loanAsked']),
    ],
    ['Neither asking nor a state around it takes askingEnded.', ({ asking }) => delete asking.on.askingEnded],
    [
      'asking may refuse askingEnded: a deadline needs a way that is by system and has no guard.',
      ({ asking }) => (asking.on.askingEnded.by = ['officer']),
    ],
    [
      'moneyPaid is also taken by running.money.due, which can be active at the same time.',
      ({ running }) => (running.states.watch.states.calm.on.moneyPaid = { by: ['system'] }),
    ],
    [
      'closing is also a deadline of asking, which can be active at the same time.',
      ({ asking }) => (asking.states.open.deadlines[0].name = 'closing'),
    ],
    [
      'closing is a date that is the same for everybody: it cannot stand still for one file.',
      ({ asking }) => (asking.states.second.pauses = [{ deadline: 'closing', resume: 'rest' }]),
    ],
    [
      'answerDue is a deadline of asking.open itself: it would never run.',
      ({ asking }) => (asking.states.open.pauses = [{ deadline: 'answerDue', resume: 'rest' }]),
    ],
    [
      'answerDue is also paused by asking, which can be active at the same time.',
      ({ asking }) => {
        for (const state of [asking, asking.states.second]) state.pauses = [{ deadline: 'answerDue', resume: 'rest' }];
      },
    ],
    [
      'Version 1 takes the place of earlier ones, not of 1.',
      (_all, definition) => (definition['replaces'] = [{ version: 1, states: {} }]),
    ],
    [
      'There is no state "asking.opn"; is "asking.open" meant?',
      (_all, definition) => {
        definition['version'] = 2;
        definition['replaces'] = [{ version: 1, states: { former: 'asking.opn' } }];
      },
    ],
    ['"applicant" is there twice.', (_all, { start }) => (start.by = ['applicant', 'applicant'])],
    [
      '"7 days" is not a length of time such as P7D, PT3H or P5WD.',
      ({ asking }) => (asking.deadlines[0].remind = ['7 days']),
    ],
    ['An effect is a name, or one name with its parameters.', (_all, { start }) => (start.effects = [null])],
    ['There is no effect "payOt"; is "payOut" meant?', (_all, { start }) => (start.effects = ['payOt'])],
  ])('and says in words: %s', (message, change) => {
    const definition = aLoanDefinition();
    change(definition['states'], definition);

    expect(messagesOf(definition)).toContain(message);
  });

  it('nothing where one of several ways lets the engine through', () => {
    expect(
      faultsAfter((_all, states) => {
        states['asking'].on.askingEnded = [{ by: ['officer'] }, { target: 'refused', by: ['system'] }];
      }),
    ).toEqual([]);
  });

  it('nothing where states that are never active together pause, or have, the same deadline', () => {
    expect(
      faultsAfter((_all, { asking, contract }) => {
        asking.states.second.pauses = [{ deadline: 'answerDue', resume: 'rest' }];
        contract.pauses = [];
        contract.states.third = { pauses: [{ deadline: 'answerDue', resume: 'anew' }] };
      }),
    ).toEqual([]);
  });

  it('all faults of names and shape at once', () => {
    const faults = faultsAfter((definition, states) => {
      definition['start'].by = ['aplicant'];
      definition['colour'] = 'red';
      states['asking'].deadlines[0].name = 'closng';
      states['contract'].states.bank.on.bankSigned.guards = ['inTme'];
    });

    expect(faults).toHaveLength(4);
  });

  it('all faults of the whole at once', () => {
    const faults = faultsAfter((definition, states) => {
      definition['start'].target = 'nowhere';
      states['repaid'].owner = 'officer';
      states['asking'].on.askingEnded.by = ['officer'];
    });

    expect(faults).toHaveLength(3);
  });

  it('nothing where one state takes an event that a state around it takes, too', () => {
    expect(
      faultsAfter((_all, states) => (states['running'].states.money.states.due.on.loanRepaid = { by: ['officer'] })),
    ).toEqual([]);
  });

  it('nothing where a later way is open to somebody whom the earlier one is not', () => {
    expect(
      faultsAfter((_all, states) => {
        states['asking'].states.second.on.loanRefused = [{ by: ['chair'] }, { by: ['chair', 'authority'] }];
      }),
    ).toEqual([]);
  });

  it('the name that may be meant', () => {
    const definition = aLoanDefinition();
    definition['start'].target = 'asking.opn';

    expect(messagesOf(definition)).toEqual(['There is no state "asking.opn"; is "asking.open" meant?']);
  });

  it.each([null, 'text', 7, [], undefined])('that %p is no definition', (source) => {
    expect(compile(source, loanVocabulary)).toMatchObject({ ok: false, faults: [{ code: 'shape', path: '' }] });
  });
});
