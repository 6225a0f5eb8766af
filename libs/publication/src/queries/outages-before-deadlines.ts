import { Injectable } from '@nestjs/common';
import { type Call, type OutageRule, SUBMISSION_DEADLINES, type SubmissionDeadline } from '#libs/calls';
import { millisecondsWithin } from '#libs/kernel';
import { ServiceSpells } from '#libs/platform';
import { termsOf } from '../outage-terms.js';
import { type DeadlineVerdict, DeadlineVerdicts } from '../persistence/deadline-verdicts.js';

/** A deadline whose last hours have begun, and how long nobody could hand in so far. */
export interface DeadlineNear {
  readonly deadline: SubmissionDeadline;
  readonly at: Date;
  readonly outageSeconds: number;
}

export interface OutagesOfCall {
  /** Null where no outage moves a deadline of the call. */
  readonly rule: OutageRule | null;
  readonly next: DeadlineNear | null;
  /** The newest first. */
  readonly verdicts: readonly DeadlineVerdict[];
}

/** How long the portal was away before the deadlines of a call, and what the rule made of it, as the office reads it. */
@Injectable()
export class OutagesBeforeDeadlines {
  constructor(
    private readonly spells: ServiceSpells,
    private readonly verdicts: DeadlineVerdicts,
  ) {}

  async of(call: Call, now: Date): Promise<OutagesOfCall> {
    const [next, verdicts] = await Promise.all([this.near(call, now), this.verdicts.of(null, call.id)]);
    return { rule: call.outages, next, verdicts };
  }

  private async near(call: Call, now: Date): Promise<DeadlineNear | null> {
    const terms = termsOf(call);
    if (terms === null) return null;
    for (const deadline of SUBMISSION_DEADLINES) {
      const at = call.calendar.date(deadline);
      if (at === null || at <= now) continue;
      const from = new Date(at.getTime() - terms.windowMs);
      if (from > now) return null;
      const { outages } = await this.spells.since(null, from);
      return { deadline, at, outageSeconds: Math.round(millisecondsWithin(outages, { from, until: now }) / 1000) };
    }
    return null;
  }
}
