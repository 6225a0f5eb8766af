import { aCalendar, aLoanDefinition, aMachine, aPerson, loanVocabulary, theFacts } from '../testing/index.js';
import type { Snapshot, Timer } from '../types.js';
import { advance } from './advance.js';
import { deadlinesOf, deadlineTookEffect } from './deadlines.js';
import { start } from './start.js';

const machine = aMachine(aLoanDefinition(), loanVocabulary);
const dates = { closing: '2026-03-20T12:00:00.000Z', loanEnd: '2027-01-01T00:00:00.000Z' };
const calendar = aCalendar({ dates, periods: { answer: 'P5D' } });
const banker = aPerson('banker', 'authority');
const asker = aPerson('asker', 'applicant');
const asked = start(machine, { type: 'loanAsked', payload: { amount: 1 } }, theFacts({ by: asker, calendar })).snapshot;

function shown(timers: readonly Timer[]): readonly string[] {
  return timers.map(({ name, at }) => `${name} ${at.toISOString()}`);
}

describe('the deadlines of a state', () => {
  it('are its own and those of the states around it, with their reminders, the earliest first', () => {
    expect(shown(deadlinesOf(machine, asked, calendar))).toEqual([
      'answerDue 2026-03-07T12:00:00.000Z',
      'closing:P7D 2026-03-13T12:00:00.000Z',
      'closing:PT3H 2026-03-20T09:00:00.000Z',
      'closing 2026-03-20T12:00:00.000Z',
    ]);
  });

  it('say what they send, whom they tell, and how long before which deadline a reminder comes', () => {
    const [answerDue, reminder, , closing] = deadlinesOf(machine, asked, calendar);

    expect(answerDue).toEqual({
      name: 'answerDue',
      kind: 'deadline',
      deadline: 'answerDue',
      at: new Date('2026-03-07T12:00:00.000Z'),
      since: theFacts().at,
      deadlineAt: new Date('2026-03-07T12:00:00.000Z'),
      to: ['authority'],
    });
    expect(reminder).toEqual({
      name: 'closing:P7D',
      kind: 'reminder',
      deadline: 'closing',
      at: new Date('2026-03-13T12:00:00.000Z'),
      since: theFacts().at,
      deadlineAt: new Date('2026-03-20T12:00:00.000Z'),
      before: 'P7D',
      to: ['applicant'],
    });
    expect(closing).toMatchObject({ kind: 'deadline', sends: 'askingEnded', to: ['applicant'] });
  });

  it('are left out where the call sets none', () => {
    expect(deadlinesOf(machine, asked, aCalendar())).toEqual([]);
  });

  it('follow the calendar, so that an extension moves a deadline and its reminders together', () => {
    const extended = aCalendar({ dates: { ...dates, closing: '2026-03-27T12:00:00.000Z' } });

    expect(shown(deadlinesOf(machine, asked, extended))).toEqual([
      'closing:P7D 2026-03-20T12:00:00.000Z',
      'closing:PT3H 2026-03-27T09:00:00.000Z',
      'closing 2026-03-27T12:00:00.000Z',
    ]);
  });

  it('are gone with their reminders once they took effect at that instant', () => {
    const marked = deadlineTookEffect(asked, 'closing', new Date(dates.closing));

    expect(shown(deadlinesOf(machine, marked, calendar))).toEqual(['answerDue 2026-03-07T12:00:00.000Z']);
  });

  it('are back when they are moved to another instant after they took effect', () => {
    const marked = deadlineTookEffect(asked, 'closing', new Date('2026-03-19T12:00:00.000Z'));

    expect(deadlinesOf(machine, marked, calendar)).toHaveLength(4);
  });

  it('of every active region come together', () => {
    const events: readonly [string, typeof banker, object][] = [
      ['loanGranted', banker, { most: 1 }],
      ['bankSigned', banker, {}],
      ['borrowerSigned', asker, {}],
      ['watchBegan', aPerson('x', 'officer'), {}],
    ];
    const running = events.reduce<Snapshot>(
      (snapshot, [type, by, payload]) =>
        advance(machine, snapshot, { type, payload: { ...payload } }, theFacts({ by, calendar, given: { missing: 0 } }))
          .snapshot,
      asked,
    );

    expect(shown(deadlinesOf(machine, running, calendar))).toEqual([
      'watchDue:P5WD 2026-03-25T12:00:00.000Z',
      'watchDue 2026-04-01T12:00:00.000Z',
      'loanEnd 2027-01-01T00:00:00.000Z',
    ]);
  });

  it('come in the order of their names where they fall together', () => {
    const definition = aLoanDefinition();
    definition['states'].asking.states.open.deadlines.push({ name: 'loanEnd', to: ['officer'] });
    const at = '2026-03-07T12:00:00.000Z';
    const together = aCalendar({ dates: { closing: at, loanEnd: at }, periods: { answer: 'P5D' } });

    expect(shown(deadlinesOf(aMachine(definition, loanVocabulary), asked, together)).slice(-3)).toEqual([
      `answerDue ${at}`,
      `closing ${at}`,
      `loanEnd ${at}`,
    ]);
  });

  it('cannot be said of a snapshot that does not know since when its states are active', () => {
    expect(() => deadlinesOf(machine, { ...asked, since: {} }, calendar)).toThrow('since when asking.open is active');
  });
});
