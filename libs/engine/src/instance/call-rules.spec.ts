import type { Calendar } from '#libs/kernel';
import { aCall } from '#testing/calls';
import { aCalendar } from '../testing/calendar.js';
import { FixedRules } from '../testing/fixed-rules.js';
import { PublishedRules, remembering, RulesOfCalls, type CallRules } from './call-rules.js';

/** A calendar that counts how often it has to work something out. */
function counted(calendar: Calendar) {
  const asked: string[] = [];
  const counting: Calendar = {
    date: (name) => {
      asked.push(`date ${name}`);
      return calendar.date(name);
    },
    period: (name) => calendar.period(name),
    plus: (instant, period) => {
      asked.push(`plus ${period}`);
      return calendar.plus(instant, period);
    },
    resumed: (due, stop, period) => calendar.resumed(due, stop, period),
  };
  return { calendar: remembering(counting), asked };
}

const closing = new Date('2026-02-19T12:00:00.000Z');
const base = aCalendar({ dates: { closing }, periods: { answer: 'P5D' } });

describe('a calendar that remembers', () => {
  it('says what the calendar says', () => {
    const { calendar } = counted(base);
    const stop = { from: new Date('2026-02-01T00:00:00.000Z'), until: new Date('2026-02-03T00:00:00.000Z') };

    expect(calendar.date('closing')).toEqual(closing);
    expect(calendar.date('opening')).toBeNull();
    expect(calendar.period('answer')).toBe('P5D');
    expect(calendar.plus(closing, 'P1D')).toEqual(new Date('2026-02-20T12:00:00.000Z'));
    expect(calendar.resumed(closing, stop, 'P5D')).toEqual(new Date('2026-02-21T12:00:00.000Z'));
  });

  it('says which reminders the calendar has for a deadline, if it says any', () => {
    const laddered = { ...base, ladder: (name: string) => (name === 'closing' ? ['P7D'] : null) };

    expect(remembering(laddered).ladder?.('closing')).toEqual(['P7D']);
    expect(remembering(laddered).ladder?.('opening')).toBeNull();
    expect(remembering(base).ladder?.('closing')).toBeNull();
  });

  it('works out each date, and each period after each instant, once', () => {
    const { calendar, asked } = counted(base);
    const later = new Date(closing.getTime() + 1);

    for (let turn = 0; turn < 2; turn += 1) {
      calendar.date('closing');
      calendar.date('opening');
      calendar.plus(closing, 'P1D');
      calendar.plus(closing, 'P2D');
      calendar.plus(later, 'P1D');
    }

    expect(asked).toEqual(['date closing', 'date opening', 'plus P1D', 'plus P2D', 'plus P1D']);
    expect(calendar.plus(later, 'P1D')).toEqual(new Date('2026-02-20T12:00:00.001Z'));
  });

  it('does not grow for ever', () => {
    const { calendar, asked } = counted(base);

    for (let n = 0; n < 20_001; n += 1) calendar.plus(new Date(n), 'P1D');
    calendar.plus(new Date(20_000), 'P1D');
    calendar.plus(new Date(0), 'P1D');

    expect(asked).toHaveLength(20_002);
  });
});

describe('the rules of the calls of a batch', () => {
  it('are asked for once a call, and only for calls of the batch', async () => {
    const asked: string[] = [];
    class Counted extends RulesOfCalls {
      async of(_tx: null, callId: string): Promise<CallRules> {
        asked.push(callId);
        return { calendar: base, settleMs: callId.length };
      }
    }

    const rulesOf = await new Counted().ofAll(null, [{ callId: 'one' }, { callId: 'other' }, { callId: 'one' }]);

    expect(asked).toEqual(['one', 'other']);
    expect([rulesOf('one').settleMs, rulesOf('other').settleMs]).toEqual([3, 5]);
    expect(() => rulesOf('third')).toThrow('No rules of call third.');
  });

  it('are none for nobody', async () => {
    const rulesOf = await new FixedRules(base).ofAll(null, []);

    expect(() => rulesOf('one')).toThrow('No rules of call one.');
  });
});

describe('the rules of a published call', () => {
  it('are those of its file, and the same as long as the call is', async () => {
    const call = aCall();
    let present = call;
    const rules = new PublishedRules({ of: async () => present });

    const first = await rules.of(null, call.id);
    expect(first.settleMs).toBe(call.file.settleSeconds * 1_000);
    expect(first.calendar.date('conceptNoteDeadline')).toEqual(call.calendar.date('conceptNoteDeadline'));
    expect(await rules.of(null, call.id)).toBe(first);

    present = aCall({ revision: 2, closesInDays: 40 });
    const extended = await rules.of(null, call.id);
    expect(extended.calendar.date('conceptNoteDeadline')).toEqual(present.calendar.date('conceptNoteDeadline'));
    expect(extended.calendar.date('conceptNoteDeadline')).not.toEqual(first.calendar.date('conceptNoteDeadline'));
  });
});
