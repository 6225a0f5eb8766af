import { systemActor } from '#libs/kernel';
import { aCalendar, aLoanDefinition, aMachine, aPerson, loanVocabulary, theFacts } from '../testing/index.js';
import type { Facts, Snapshot } from '../types.js';
import { advance } from './advance.js';
import { PayloadInvalid, TransitionRefused } from './refusals.js';
import { start } from './start.js';

const machine = aMachine(aLoanDefinition(), loanVocabulary);
const asker = aPerson('asker', 'applicant');
const banker = aPerson('banker', 'authority');
const chair = aPerson('chair', 'chair');
const dates = { closing: '2026-03-10T12:00:00.000Z', loanEnd: '2027-01-01T00:00:00.000Z' };
const calendar = aCalendar({ dates, periods: { answer: 'P5D' } });
const given = { missing: 0 };

const asked = start(
  machine,
  { type: 'loanAsked', payload: { amount: 100 } },
  theFacts({ by: asker, calendar }),
).snapshot;

function send(snapshot: Snapshot, type: string, facts: Partial<Parameters<typeof theFacts>[0]> = {}, payload = {}) {
  return advance(machine, snapshot, { type, payload }, theFacts({ calendar, given, ...facts }));
}

function refusalOf(act: () => unknown): TransitionRefused {
  try {
    act();
  } catch (error) {
    if (error instanceof TransitionRefused) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

function inStates(events: readonly [string, Partial<Parameters<typeof theFacts>[0]>, object?][]): Snapshot {
  return events.reduce((snapshot, [type, facts, payload]) => send(snapshot, type, facts, payload).snapshot, asked);
}

const granted: [string, { by: Facts['by'] }, object] = ['loanGranted', { by: banker }, { most: 100 }];
const running = inStates([granted, ['bankSigned', { by: banker }], ['borrowerSigned', { by: asker }]]);

describe('advancing an instance', () => {
  it('leads to the target of the first alternative whose guards all hold', () => {
    const step = send(asked, 'loanGranted', { by: banker }, { most: 100 });

    expect(step.taken).toBe('asking.open/loanGranted/0');
    expect(step.snapshot.value).toEqual({ contract: 'bank' });
  });

  it('takes a later alternative when a guard of the earlier one refuses', () => {
    const step = send(asked, 'loanGranted', { by: banker }, { most: 99 });

    expect(step.taken).toBe('asking.open/loanGranted/1');
    expect(step.snapshot.value).toEqual({ asking: 'second' });
  });

  it('leaves out an alternative that the person may not take', () => {
    expect(send(asked, 'loanGranted', { by: chair }, { most: 100 }).taken).toBe('asking.open/loanGranted/1');
  });

  it('orders effects as they are seen after the event was remembered', () => {
    const definition = aLoanDefinition();
    definition['states'].asking.states.open.on.loanChanged.effects = [{ tell: { template: 'asked' } }];
    const event = { type: 'loanChanged', payload: { amount: 70 } };

    const step = advance(aMachine(definition, loanVocabulary), asked, event, theFacts({ by: asker, calendar }));

    expect(step.effects).toEqual([{ name: 'tell', payload: { template: 'asked', amount: 70 } }]);
  });

  it('remembers what the vocabulary keeps of the payload, as it was sent', () => {
    expect(send(asked, 'loanChanged', { by: asker }, { amount: 70 }).snapshot.context).toEqual({
      amount: 70,
      asked: 2,
    });
  });

  it('does not change the snapshot it was given', () => {
    const before = structuredClone(asked);

    send(asked, 'loanChanged', { by: asker }, { amount: 70 });

    expect(asked).toEqual(before);
  });

  it('is answered by the innermost state that takes the event', () => {
    const second = send(asked, 'loanGranted', { by: banker }, { most: 1 }).snapshot;

    expect(send(second, 'loanRefused', { by: chair }).taken).toBe('asking.second/loanRefused/0');
    expect(refusalOf(() => send(second, 'loanRefused', { by: banker })).reasons).toEqual([
      { code: 'permission', params: {}, by: ['chair'] },
    ]);
  });

  it('is answered by a state around the active one where no inner state takes the event', () => {
    expect(send(asked, 'loanRefused', { by: banker }).taken).toBe('asking/loanRefused/0');
  });

  it('moves one region and leaves the others where they are', () => {
    const step = send(running, 'watchBegan', { by: aPerson('x', 'officer') });

    expect(step.snapshot.value).toEqual({ running: { money: 'due', watch: 'close' } });
  });

  it('is in time to the last millisecond before the closing deadline, even when it is decided later', () => {
    const facts = { by: asker, arrivedAt: '2026-03-10T11:59:59.999Z', at: '2026-03-10T12:00:05.000Z' };

    expect(send(asked, 'loanChanged', facts, { amount: 1 }).snapshot.context).toEqual({ amount: 1, asked: 2 });
  });

  it('restores a value whose regions come in another order', () => {
    const shuffled = { ...running, value: { running: { watch: 'calm', money: 'due' } } };

    const { snapshot } = send(shuffled, 'moneyPaid');

    expect(JSON.stringify(snapshot.value)).toBe('{"running":{"money":"paid","watch":"calm"}}');
  });
});

describe('advancing is refused', () => {
  it('when the state does not take the event, naming both', () => {
    const refusal = refusalOf(() => send(asked, 'bankSigned', { by: banker }));

    expect(refusal).toMatchObject({ code: 'workflow.transition-refused', state: 'asking.open', event: 'bankSigned' });
    expect(refusal.reasons).toEqual([
      { code: 'notInThisState', params: { event: 'bankSigned', state: 'asking.open' } },
    ]);
    expect(refusal.details).toEqual({ state: 'asking.open', event: 'bankSigned', reasons: refusal.reasons });
  });

  it('in a sentence that names event, state and every reason', () => {
    const refusal = refusalOf(() => send(asked, 'loanGranted', { by: banker, given: { missing: 2 } }, { most: 9 }));

    expect(refusal.message).toBe('loanGranted is refused in asking.open: guard.withinLimit, guard.nothingMissing.');
    expect(() => send(asked, 'loanChanged', { by: asker }, { amount: 'x', more: 1 })).toThrow(
      /^loanChanged came with something else than it carries: Invalid input: .*; Unrecognized key: "more"$/,
    );
  });

  it('in a final state, whatever the event', () => {
    const refused = send(asked, 'loanRefused', { by: banker }).snapshot;

    expect(refusalOf(() => send(refused, 'loanRefused', { by: banker })).reasons[0]?.code).toBe('notInThisState');
  });

  it('when the payload has not the shape of the event, before permission is asked', () => {
    const act = () => send(asked, 'loanGranted', { by: asker }, { most: 'x', more: 1 });

    expect(act).toThrow(PayloadInvalid);
    expect(act).toThrow(
      expect.objectContaining({
        code: 'workflow.payload-invalid',
        issues: [expect.objectContaining({ path: 'most' }), expect.objectContaining({ code: 'unrecognized_keys' })],
        details: { event: 'loanGranted', issues: [expect.anything(), expect.anything()] },
      }),
    );
  });

  it('when the person has none of the roles, with the roles of all alternatives', () => {
    expect(refusalOf(() => send(asked, 'loanGranted', { by: asker }, { most: 100 })).reasons).toEqual([
      { code: 'permission', params: {}, by: ['authority', 'chair'] },
    ]);
  });

  it('when a person sends what only the engine sends, naming nobody who could', () => {
    expect(refusalOf(() => send(asked, 'askingEnded', { by: banker })).reasons).toEqual([
      { code: 'permission', params: {}, by: [] },
    ]);
  });

  it('when the person sent an event before that this one approves', () => {
    const both = aPerson('asker', 'applicant', 'authority');

    expect(refusalOf(() => send(asked, 'loanGranted', { by: both }, { most: 100 })).reasons).toEqual([
      { code: 'fourEyes', params: { events: 'loanAsked' }, by: ['authority', 'chair'] },
    ]);
  });

  it('when somebody else sent that event, it is not refused', () => {
    const changed = send(asked, 'loanChanged', { by: aPerson('other', 'applicant') }, { amount: 1 }).snapshot;

    expect(
      refusalOf(() => send(changed, 'loanGranted', { by: aPerson('other', 'chair') }, { most: 1 })).reasons,
    ).toEqual([{ code: 'fourEyes', params: { events: 'loanChanged' }, by: ['authority', 'chair'] }]);
    expect(send(changed, 'loanGranted', { by: banker }, { most: 1 }).snapshot.value).toEqual({ contract: 'bank' });
  });

  it('when guards of every alternative refuse, with each reason once', () => {
    const refusal = refusalOf(() => send(asked, 'loanGranted', { by: banker, given: { missing: 2 } }, { most: 9 }));

    expect(refusal.reasons).toEqual([
      { code: 'guard.withinLimit', params: { most: 9 }, by: ['officer'] },
      { code: 'guard.nothingMissing', params: { missing: 2 } },
    ]);
  });

  it('from the instant of the closing deadline on, judged by when the request arrived', () => {
    const facts = { by: asker, arrivedAt: dates.closing, at: '2026-03-10T12:00:05.000Z' };

    expect(refusalOf(() => send(asked, 'loanChanged', facts, { amount: 1 })).reasons).toEqual([
      { code: 'guard.inTime', params: { deadline: dates.closing }, until: dates.closing },
    ]);
  });

  it('when a stored state is none of the definition, as a fault and not as a refusal', () => {
    expect(() => send({ ...asked, value: { asking: 'gone' } }, 'loanRefused')).toThrow(
      'There is no state asking.gone.',
    );
    expect(() => send({ ...running, value: { running: { money: 'due' } } }, 'moneyPaid')).toThrow('only a part');
    expect(() => send({ ...asked, value: 'asking' }, 'loanRefused')).toThrow('only a part');
  });
});

describe('the separation of duties', () => {
  it('does not bind the engine, even under the name of a person', () => {
    const definition = aLoanDefinition();
    definition['states'].asking.states.second.on.loanGranted.by = ['chair', 'system'];
    const second = send(asked, 'loanGranted', { by: banker }, { most: 1 }).snapshot;
    const engine = systemActor('asker');

    const step = advance(
      aMachine(definition, loanVocabulary),
      second,
      { type: 'loanGranted', payload: { most: 1 } },
      theFacts({ by: engine, calendar }),
    );

    expect(step.snapshot.value).toEqual({ contract: 'bank' });
  });
});
