import { LONGEST_TEXT, readAmount } from '#libs/kernel';
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
    // Where nothing was declared there is nothing to decide, and no field.
    accepted: nowMinor ? typedText(typed, acceptedField(heading)) : '0',
    reason: typedText(typed, reasonField(heading)),
  }));
  return { entries, comment: typedText(typed, 'comment'), submissionId: typedText(typed, 'submissionId') };
}

/** What is wrong with one heading, each at its field. */
function faultsIn(view: View, file: ReportFileView, entry: VerificationEntry): readonly FieldError[] {
  const heading = headingName(view, file, entry.heading);
  const reading = readAmount(entry.accepted);
  const isWrong = !reading.ok || reading.minor > entry.declaredMinor;
  const isPartRefused = reading.ok && reading.minor < entry.declaredMinor;
  const reason = entry.reason.trim();
  return [
    ...(isWrong
      ? [{ name: acceptedField(entry.heading), message: view.t('reporting.accept.amountWrong', { heading }) }]
      : []),
    ...(isPartRefused && reason === ''
      ? [{ name: reasonField(entry.heading), message: view.t('reporting.accept.reasonMissing', { heading }) }]
      : []),
    ...(reason.length > LONGEST_TEXT
      ? [{ name: reasonField(entry.heading), message: view.t('reporting.accept.reasonTooLong', { heading }) }]
      : []),
  ];
}

/** What is wrong with the comment on the whole report. */
export function commentFaults(view: View, comment: string): readonly FieldError[] {
  if (comment.trim().length <= LONGEST_TEXT) return [];
  return [{ name: 'comment', message: view.t('reporting.accept.commentTooLong') }];
}

export type DecisionsReading =
  | { readonly ok: true; readonly decisions: readonly Decision[] }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** The decisions, or everything that keeps them from being taken, at its field. */
export function decisionsIn(view: View, file: ReportFileView, entries: readonly VerificationEntry[]): DecisionsReading {
  const read = entries.map((entry) => ({ entry, reading: readAmount(entry.accepted) }));
  const errors = entries.flatMap((entry) => faultsIn(view, file, entry));
  if (errors.length > 0) return { ok: false, errors };
  const decisions = read.map(({ entry, reading }) => ({
    heading: entry.heading,
    acceptedMinor: reading.ok ? reading.minor : 0,
    reason: entry.reason,
  }));
  return { ok: true, decisions };
}
