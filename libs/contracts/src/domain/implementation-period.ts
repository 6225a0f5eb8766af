import { DomainError, type Calendar } from '#libs/kernel';

/** When the action runs. `end` is the first instant that no longer belongs to it. */
export interface ImplementationPeriod {
  /** Local date, `2026-10-01`. */
  readonly start: string;
  readonly months: number;
  readonly end: Date;
}

export interface PeriodTerms {
  readonly start: string;
  readonly months: number;
  /** The instant at which that day begins where the call is. */
  readonly startsAt: Date;
  /** The day on which the contract is prepared, `2026-09-15`. */
  readonly today: string;
  readonly limits: { readonly minMonths: number; readonly maxMonths: number };
  /** When the money of the call ends; null where the call does not say. */
  readonly programmeEnd: Date | null;
}

/** The start is not a day of the calendar. */
export class ImplementationStartUnreadable extends DomainError {
  readonly code = 'contracts.implementation-start-unreadable';
}

/** The action would begin before its contract: costs before signature are never eligible (rules.md 1.2). */
export class ImplementationStartsTooEarly extends DomainError {
  readonly code = 'contracts.implementation-starts-too-early';
}

/** The action would be shorter or longer than the call allows (rules.md R08). */
export class DurationOutsideCall extends DomainError {
  readonly code = 'contracts.duration-outside-call';
}

/** The action would still run when the programme is over, and its last costs could not be paid. */
export class ImplementationEndsTooLate extends DomainError {
  readonly code = 'contracts.implementation-ends-too-late';
}

/** Whole months from a day on, in the call's zone, within what the call allows, and over before the programme is. */
export function implementationPeriod(terms: PeriodTerms, calendar: Pick<Calendar, 'plus'>): ImplementationPeriod {
  const { start, months, startsAt, today, limits, programmeEnd } = terms;
  if (start < today) {
    throw new ImplementationStartsTooEarly(`The action cannot start on ${start}, before its contract.`, {
      start,
      today,
    });
  }
  if (!Number.isInteger(months) || months < limits.minMonths || months > limits.maxMonths) {
    throw new DurationOutsideCall(`${months} months are outside the call's limits.`, { months, ...limits });
  }
  const end = calendar.plus(startsAt, `P${months}M`);
  if (programmeEnd && end > programmeEnd) {
    throw new ImplementationEndsTooLate(`The action would end after the programme.`, {
      end: end.toISOString(),
      programmeEnd: programmeEnd.toISOString(),
    });
  }
  return { start, months, end };
}
