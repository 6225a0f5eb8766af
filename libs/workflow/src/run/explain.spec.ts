import { aCalendar, aLoanDefinition, aMachine, aPerson, loanVocabulary, theFacts } from '../testing/index.js';
import { explain } from './explain.js';
import { start } from './start.js';

const machine = aMachine(aLoanDefinition(), loanVocabulary);
const closing = '2026-03-20T12:00:00.000Z';
const calendar = aCalendar({ dates: { closing }, periods: { answer: 'P5D' } });
const asker = aPerson('asker', 'applicant');
const asked = start(machine, { type: 'loanAsked', payload: { amount: 1 } }, theFacts({ by: asker, calendar })).snapshot;

function explained(by: typeof asker, facts: Parameters<typeof theFacts>[0] = {}) {
  return explain(machine, asked, by, theFacts({ calendar, given: { missing: 0 }, ...facts }));
}

describe('explaining a state', () => {
  it('shows every event that people send, the innermost state first, and none that only the engine sends', () => {
    expect(explained(asker).map((action) => action.event)).toEqual(['loanChanged', 'loanGranted', 'loanRefused']);
  });

  it('allows what nothing stands against', () => {
    const [, granted] = explained(aPerson('banker', 'authority'));

    expect(granted).toMatchObject({ event: 'loanGranted', allowed: true, reasons: [], by: ['authority', 'chair'] });
  });

  it('says until when an event can be sent', () => {
    const [changed] = explained(asker);

    expect(changed).toEqual({ event: 'loanChanged', allowed: true, reasons: [], by: ['applicant'], until: closing });
  });

  it.each<[string, Parameters<typeof aCalendar>[0], string]>([
    ['that of the inner state', { dates: { closing }, periods: { answer: 'P5D' } }, '2026-03-07T12:00:00.000Z'],
    ['that of the state around it', { dates: { closing }, periods: { answer: 'P30D' } }, closing],
    ['the only one that the call sets', { periods: { answer: 'P5D' } }, '2026-03-07T12:00:00.000Z'],
  ])('says the earliest end where several deadlines close the state: %s', (_which, rules, until) => {
    const definition = aLoanDefinition();
    definition['states'].asking.states.open.deadlines[0].sends = 'askingEnded';
    const facts = theFacts({ calendar: aCalendar(rules) });

    const [changed] = explain(aMachine(definition, loanVocabulary), asked, asker, facts);

    expect(changed?.until).toBe(until);
  });

  it('says nothing of time where no deadline closes the state', () => {
    const open = explain(machine, asked, asker, theFacts({ calendar: aCalendar() }));

    expect(open.map((action) => 'until' in action)).toEqual([false, false, false]);
  });

  it('says that the time is over once it is', () => {
    const [changed] = explained(asker, { at: closing });

    expect(changed).toMatchObject({ allowed: false, reasons: [{ code: 'guard.inTime', until: closing }] });
  });

  it('gives permission, separation of duties and guards as reasons at once', () => {
    const [, granted] = explained(asker, { given: { missing: 3 } });

    expect(granted?.reasons).toEqual([
      { code: 'permission', params: {}, by: ['authority', 'chair'] },
      { code: 'fourEyes', params: { events: 'loanAsked' }, by: ['authority', 'chair'] },
      { code: 'guard.nothingMissing', params: { missing: 3 } },
    ]);
  });

  it('asks only the guards of alternatives that the person may take', () => {
    const [, granted] = explained(aPerson('chair', 'chair'));

    expect(granted?.allowed).toBe(true);
  });

  it('allows what one of several ways is open to, whatever stands against the others', () => {
    const definition = aLoanDefinition();
    definition['states'].asking.states.open.on.loanGranted[1].guards = [];
    const by = aPerson('banker', 'authority');

    const granted = explain(aMachine(definition, loanVocabulary), asked, by, theFacts({ calendar }))[1];

    expect(granted).toMatchObject({ event: 'loanGranted', allowed: true, reasons: [] });
  });

  it('names every act of the person that stands against it', () => {
    const both = { ...asked, did: { loanAsked: ['asker'], loanChanged: ['asker'] } };

    const granted = explain(machine, both, asker, theFacts({ calendar, given: { missing: 0 } }))[1];

    expect(granted?.reasons).toContainEqual({
      code: 'fourEyes',
      params: { events: 'loanAsked, loanChanged' },
      by: ['authority', 'chair'],
    });
  });

  it('does not open a way to somebody because it is open to others', () => {
    const definition = aLoanDefinition();
    const [first] = definition['states'].asking.states.open.on.loanGranted;
    Object.assign(first, { by: ['officer'], guards: ['withinLimit'] });
    const by = aPerson('chair', 'chair');
    const facts = theFacts({ by, calendar, given: { missing: 3 } });

    const granted = explain(aMachine(definition, loanVocabulary), asked, by, facts)[1];

    expect(granted?.reasons.map((reason) => reason.code)).toEqual(['guard.nothingMissing']);
  });

  it('does not hold against anybody what only a payload could say', () => {
    const [, granted] = explained(aPerson('banker', 'authority'));

    expect(granted?.reasons).toEqual([]);
  });

  it('speaks for the actor it is asked about, not for the one in the facts', () => {
    const [changed] = explain(machine, asked, asker, theFacts({ by: aPerson('x', 'officer'), calendar }));

    expect(changed?.allowed).toBe(true);
  });

  it('has nothing to show in a final state', () => {
    const over = { ...asked, value: 'refused', since: { refused: closing } };

    expect(explain(machine, over, asker, theFacts({ calendar }))).toEqual([]);
  });
});
