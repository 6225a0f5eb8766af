import { readAmount } from '#libs/kernel';
import type { Decision, Figures, ReportFileView } from '#libs/reporting';
import { typedIn, typedText } from '../http/read-form.js';
import type { FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';
import { headingName } from './report-words.js';

/** What is typed for one heading. */
export interface VerificationEntry {
  readonly heading: string;
  readonly declaredMinor: number;
  readonly accepted: string;
  readonly reason: string;
}

export function acceptedField(heading: string): string {
  return `accepted-${heading}`;
}

export function reasonField(heading: string): string {
  return `reason-${heading}`;
}

/** What the form begins with: everything that was declared. */
export function proposedEntries(
  view: View,
  { material }: ReportFileView,
  { lines }: Figures,
): readonly VerificationEntry[] {
  const { currency } = material.report;
  return lines.map(({ heading, nowMinor }) => ({
    heading,
    declaredMinor: nowMinor ?? 0,
    accepted: view.format.amount(nowMinor ?? 0, currency),
    reason: '',
  }));
}

/** What was typed, for the headings of the report and nothing else. */
export function entriesIn({ lines }: Figures, body: unknown) {
  const typed = typedIn(body);
  const entries = lines.map(({ heading, nowMinor }) => ({
    heading,
    declaredMinor: nowMinor ?? 0,
    accepted: typedText(typed, acceptedField(heading)),
    reason: typedText(typed, reasonField(heading)),
  }));
  return { entries, comment: typedText(typed, 'comment'), submissionId: typedText(typed, 'submissionId') };
}

export type DecisionsReading =
  | { readonly ok: true; readonly decisions: readonly Decision[] }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** The decisions, or everything that keeps them from being taken, at its field. */
export function decisionsIn(view: View, file: ReportFileView, entries: readonly VerificationEntry[]): DecisionsReading {
  const read = entries.map((entry) => ({ entry, reading: readAmount(entry.accepted) }));
  const errors = read.flatMap(({ entry, reading }): FieldError[] => {
    const heading = headingName(view, file, entry.heading);
    if (!reading.ok || reading.minor > entry.declaredMinor) {
      return [{ name: acceptedField(entry.heading), message: view.t('reporting.accept.amountWrong', { heading }) }];
    }
    const isRefused = reading.minor < entry.declaredMinor && entry.reason.trim() === '';
    return isRefused
      ? [{ name: reasonField(entry.heading), message: view.t('reporting.accept.reasonMissing', { heading }) }]
      : [];
  });
  if (errors.length > 0) return { ok: false, errors };
  const decisions = read.map(({ entry, reading }) => ({
    heading: entry.heading,
    acceptedMinor: reading.ok ? reading.minor : 0,
    reason: entry.reason,
  }));
  return { ok: true, decisions };
}
