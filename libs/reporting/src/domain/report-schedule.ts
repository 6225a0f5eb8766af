import type { Calendar } from '#libs/kernel';

export type ReportKind = 'interim' | 'final';

/** A report that a signed contract asks for. `periodEnd` is the first instant that no longer belongs to the period. */
export interface DueReport {
  readonly kind: ReportKind;
  /** Counts the reports of a grant, from 1. */
  readonly n: number;
  readonly periodStart: Date;
  readonly periodEnd: Date;
  readonly dueAt: Date;
}

/** When the action runs, and what the call asks about it. */
export interface ReportingTerms {
  readonly start: Date;
  readonly end: Date;
  /** The ends of interim reporting periods, counted from the start: `['P6M']`. */
  readonly interimAfter: readonly string[];
  /** How long after its period a report is due. */
  readonly interimReport: string;
  readonly finalReport: string;
}

/**
 * Every report of a grant, fixed at signature (rules.md R33). An interim period that would not end before the action
 * does has no report of its own: the final report covers the whole action. Each begins where the one before ended.
 */
export function reportsOf(terms: ReportingTerms, calendar: Pick<Calendar, 'plus'>): readonly DueReport[] {
  const ends = terms.interimAfter
    .map((period) => calendar.plus(terms.start, period))
    .filter((end) => end < terms.end)
    .sort((a, b) => a.getTime() - b.getTime());
  const interim = ends.map((periodEnd, index) => ({
    kind: 'interim' as const,
    n: index + 1,
    periodStart: ends[index - 1] ?? terms.start,
    periodEnd,
    dueAt: calendar.plus(periodEnd, terms.interimReport),
  }));
  const final = {
    kind: 'final' as const,
    n: interim.length + 1,
    periodStart: terms.start,
    periodEnd: terms.end,
    dueAt: calendar.plus(terms.end, terms.finalReport),
  };
  return [...interim, final];
}
