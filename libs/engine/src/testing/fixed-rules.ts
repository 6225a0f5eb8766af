import type { Calendar } from '#libs/kernel';
import { RulesOfCalls, type CallRules } from '../instance/call-rules.js';

/** The same rules for every call, changeable while a test runs. */
export class FixedRules extends RulesOfCalls {
  constructor(
    public calendar: Calendar,
    public settleMs = 0,
  ) {
    super();
  }

  async of(): Promise<CallRules> {
    return { calendar: this.calendar, settleMs: this.settleMs };
  }
}
