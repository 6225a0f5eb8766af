import { DomainError } from '#libs/kernel';

/** The three checks of an application, in their order. */
export const CHECK_KINDS = ['administrative', 'eligibility', 'verification'] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

/** One line of the call's checklist, as far as a decision needs it. */
export interface ChecklistLine {
  readonly id: string;
  /** The reason, from the call's closed list, that a "no" refuses the application with. */
  readonly reasonCode: string;
}

/** What the officer says to one line. */
export interface LineAnswer {
  readonly line: string;
  readonly answer: 'yes' | 'no';
  /** Why not: an applicant reads it. */
  readonly reason: string;
}

/** The result of a check. A refusal names the first line that failed; its text gathers the reasons of all of them. */
export type Outcome =
  { readonly kind: 'passed' } | { readonly kind: 'failed'; readonly reasonCode: string; readonly reason: string };

/** A line without an answer, or a "no" without a reason. `details.lines` names them. */
export class CheckIncomplete extends DomainError {
  readonly code = 'eligibility.check-incomplete';
}

/** An answer to a line that the call's checklist does not have. */
export class LineNotOnChecklist extends DomainError {
  readonly code = 'eligibility.line-not-on-checklist';
}

/** What a checklist answered like this amounts to; throws `CheckIncomplete` and `LineNotOnChecklist`. */
export function outcomeOf(checklist: readonly ChecklistLine[], answers: readonly LineAnswer[]): Outcome {
  const surplus = answers.find(({ line }) => !checklist.some(({ id }) => id === line));
  if (surplus) throw new LineNotOnChecklist('The checklist has no such line.', { line: surplus.line });
  const open = unfinishedLines(checklist, answers);
  if (open.length > 0) {
    throw new CheckIncomplete('Lines are not answered, or a "no" has no reason.', { lines: open.join(', ') });
  }
  return decided(checklist, answers);
}

/** The lines that have no answer yet, or a "no" without a reason. */
export function unfinishedLines(
  checklist: readonly ChecklistLine[],
  answers: readonly LineAnswer[],
): readonly string[] {
  return checklist
    .filter(({ id }) => {
      const given = answers.find(({ line }) => line === id);
      return !given || (given.answer === 'no' && given.reason.trim() === '');
    })
    .map(({ id }) => id);
}

function decided(checklist: readonly ChecklistLine[], answers: readonly LineAnswer[]): Outcome {
  const failed = checklist.flatMap((line) => {
    const given = answers.find((answer) => answer.line === line.id);
    return given?.answer === 'no' ? [{ reasonCode: line.reasonCode, reason: given.reason.trim() }] : [];
  });
  const [first] = failed;
  if (!first) return { kind: 'passed' };
  return { kind: 'failed', reasonCode: first.reasonCode, reason: failed.map(({ reason }) => reason).join('\n') };
}
