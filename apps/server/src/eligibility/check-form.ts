import type { Call } from '#libs/calls';
import type { CheckKind, ChecklistItem, LineAnswer } from '#libs/eligibility';
import { unfinishedLines } from '#libs/eligibility';
import { LONGEST_TEXT } from '#libs/kernel';
import { typedIn, typedText } from '../http/read-form.js';
import type { FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';
import { said } from '../calls/said.js';

export const answerField = (line: string) => `a.${line}`;
export const reasonField = (line: string) => `r.${line}`;

/** What was chosen and written for each line of a checklist, finished or not. */
export interface LineEntry {
  readonly line: string;
  readonly answer: 'yes' | 'no' | '';
  readonly reason: string;
}

/** The lines as the system would answer them: only what facts can decide is filled in. */
export function proposedEntries(checklist: readonly ChecklistItem[]): readonly LineEntry[] {
  return checklist.map(({ line, finding }) => ({
    line: line.id,
    answer: finding.verdict === 'manual' ? '' : finding.verdict,
    reason: '',
  }));
}

/** The lines out of a posted form, as typed. */
export function entriesIn(call: Call, kind: CheckKind, body: unknown): readonly LineEntry[] {
  const typed = typedIn(body);
  return call.file.checks[kind].map(({ id }) => {
    const answer = typedText(typed, answerField(id));
    return {
      line: id,
      answer: answer === 'yes' || answer === 'no' ? answer : '',
      reason: typedText(typed, reasonField(id)),
    };
  });
}

/** The lines that are answered, as the decision takes them. */
export function lineAnswers(entries: readonly LineEntry[]): readonly LineAnswer[] {
  return entries.flatMap(({ line, answer, reason }) =>
    answer === '' ? [] : [{ line, answer, reason: reason.trim() }],
  );
}

/** What keeps the check from being decided, at its field. */
export function errorsIn(
  view: View,
  call: Call,
  kind: CheckKind,
  entries: readonly LineEntry[],
): readonly FieldError[] {
  const checklist = call.file.checks[kind];
  const labelOf = (id: string) => {
    const text = checklist.find((line) => line.id === id)?.text;
    return text ? said(view, text) : id;
  };
  const tooLong = entries
    .filter(({ reason }) => reason.trim().length > LONGEST_TEXT)
    .map(({ line }) => ({
      name: reasonField(line),
      message: view.t('eligibility.check.reasonTooLong', { line: labelOf(line) }),
    }));
  const unfinished = unfinishedLines(checklist, lineAnswers(entries)).map((id) => {
    const isAnswered = entries.some(({ line, answer }) => line === id && answer !== '');
    const label = labelOf(id);
    return isAnswered
      ? { name: reasonField(id), message: view.t('eligibility.check.reasonMissing', { line: label }) }
      : { name: answerField(id), message: view.t('eligibility.check.answerMissing', { line: label }) };
  });
  return [...unfinished, ...tooLong];
}
