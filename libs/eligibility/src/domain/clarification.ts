import { DomainError } from '#libs/kernel';

/** A question of the office to the applicant, and the answer once there is one. */
export interface Clarification {
  readonly id: string;
  readonly grantId: string;
  readonly question: string;
  readonly requestedAt: Date;
  readonly requestedBy: string;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
  readonly answeredBy: string | null;
}

/** There is no such question for this file. */
export class ClarificationNotFound extends DomainError {
  readonly code = 'eligibility.clarification-not-found';
}

/** The question has its answer; a second one would change what the office has read. */
export class ClarificationAlreadyAnswered extends DomainError {
  readonly code = 'eligibility.clarification-already-answered';
}

/** A question or an answer without text, or one longer than anybody reads. */
export class TextRequired extends DomainError {
  readonly code = 'eligibility.text-required';
}

const LONGEST = 4000;

/** The text that was written, trimmed; throws `TextRequired` when it is empty or too long. */
export function requiredText(text: string): string {
  const trimmed = text.trim();
  if (trimmed !== '' && trimmed.length <= LONGEST) return trimmed;
  throw new TextRequired('A text of at most 4,000 characters is required.', { most: LONGEST });
}

/** The question with its answer; refused a second time. */
export function answered(
  question: Clarification,
  answer: { readonly text: string; readonly by: string; readonly at: Date },
): Clarification {
  if (question.answeredAt) throw new ClarificationAlreadyAnswered('This question was answered.', { id: question.id });
  return { ...question, answer: requiredText(answer.text), answeredAt: answer.at, answeredBy: answer.by };
}
