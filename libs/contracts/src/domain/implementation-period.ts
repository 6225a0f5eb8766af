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

/** Whole months from a day on, in the call's zone; refuses a start in the past and a duration outside the call. */
export function implementationPeriod(terms: PeriodTerms, calendar: Pick<Calendar, 'plus'>): ImplementationPeriod {
  const { start, months, startsAt, today, limits } = terms;
  if (start < today) {
    throw new ImplementationStartsTooEarly(`The action cannot start on ${start}, before its contract.`, {
      start,
      today,
    });
  }
  if (!Number.isInteger(months) || months < limits.minMonths || months > limits.maxMonths) {
    throw new DurationOutsideCall(`${months} months are outside the call's limits.`, { months, ...limits });
  }
  return { start, months, end: calendar.plus(startsAt, `P${months}M`) };
}
