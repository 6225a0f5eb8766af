import { callCalendar } from '#libs/calls';
import { remembering, RulesOfCalls, type CallRules } from '#libs/engine';
import type { Calendar } from '#libs/kernel';

/** The real clock arithmetic of Casablanca, for a call whose concept notes close at that very instant. */
export function callCalendarAt(instant: Date): Calendar {
  const rules = callCalendar({
    zone: 'Africa/Casablanca',
    dates: {},
    periods: { administrativeCheck: 'P10D', clarification: 'P5WD', eligibilityCheck: 'P10D' },
    holidays: { fixed: [], movable: [] },
    weekend: [6, 7],
  });
  return remembering({ ...rules, date: (name) => (name === 'conceptNoteDeadline' ? instant : null) });
}

/** The same rules for every call of the measurement. */
export class SettableRules extends RulesOfCalls {
  constructor(public calendar: Calendar) {
    super();
  }

  async of(): Promise<CallRules> {
    return { calendar: this.calendar, settleMs: 0 };
  }
}
