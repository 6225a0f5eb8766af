import { DomainError } from '#libs/kernel';
import type { ReportBudget } from './figures.js';
import type { ReportKind } from './report-schedule.js';

/** A report that a signed contract asks for. Its place in the procedure is its instance's state. */
export interface Report {
  readonly id: string;
  readonly grantId: string;
  readonly callId: string;
  readonly organisationId: string;
  readonly lot: string;
  readonly kind: ReportKind;
  /** Counts the reports of a grant, from 1. */
  readonly n: number;
  readonly contractNumber: string;
  readonly projectTitle: string;
  readonly currency: string;
  readonly budget: ReportBudget;
  readonly periodStart: Date;
  readonly periodEnd: Date;
  readonly dueAt: Date;
  readonly scheduledAt: Date;
}

/** States in which nothing is expected any more. */
export const SETTLED = ['accepted', 'waived'] as const;

/** There is no such report. */
export class ReportNotFound extends DomainError {
  readonly code = 'reporting.report-not-found';
}

/** The report is with the office, or done: nothing is written in it now. */
export class ReportNotOpen extends DomainError {
  readonly code = 'reporting.not-open';
}

/** Another version was handed in since this one was read. */
export class ReportReplaced extends DomainError {
  readonly code = 'reporting.report-replaced';
}

const WRITTEN_IN: readonly string[] = ['due', 'overdue', 'queried'];

/** Whether the grantee may write in a report that is in these states. */
export function isOpen(states: readonly string[]): boolean {
  return states.some((state) => WRITTEN_IN.includes(state));
}

/** Refuses to change a report that the office has. */
export function mustBeOpen(states: readonly string[]): void {
  if (isOpen(states)) return;
  throw new ReportNotOpen('This report is not open for changes.', { states: states.join(', ') });
}

/** Refuses to decide on a version that was replaced since it was read. */
export function mustBeRead(newest: string, read: string): void {
  if (newest === read) return;
  throw new ReportReplaced('Another version of this report was handed in since you read it.');
}
