import { DomainError, LONGEST_TEXT } from '#libs/kernel';

/** A section or a document of what was submitted that the applicant may correct, and why. */
export type OpenedSection = {
  readonly stage: 'conceptNote' | 'fullApplication';
  /** A page of the form, `budget`, or a kind of document. */
  readonly part: string;
  readonly reason: string;
};

/** A question of the office to the applicant, and the answer once there is one. */
export interface Clarification {
  readonly id: string;
  readonly grantId: string;
  readonly question: string;
  readonly requestedAt: Date;
  readonly requestedBy: string;
  /** What may be corrected with the answer; mostly nothing. */
  readonly opened: readonly OpenedSection[];
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

/** What is to be opened is no section of what was submitted, or named twice. */
export class SectionNotSubmitted extends DomainError {
  readonly code = 'eligibility.section-not-submitted';
}

/** The sections with their reasons, trimmed. Throws `SectionNotSubmitted`, and `TextRequired` where one has no reason. */
export function openedSections(
  asked: readonly OpenedSection[],
  submitted: readonly Pick<OpenedSection, 'stage' | 'part'>[],
): readonly OpenedSection[] {
  return asked.map(({ stage, part, reason }, n) => {
    const isThis = (one: Pick<OpenedSection, 'stage' | 'part'>) => one.stage === stage && one.part === part;
    if (!submitted.some(isThis) || asked.findIndex(isThis) !== n)
      throw new SectionNotSubmitted('There is no such section to be opened.', { stage, part });
    return { stage, part, reason: requiredText(reason) };
  });
}

/** The text that was written, trimmed; throws `TextRequired` when it is empty or too long. */
export function requiredText(text: string): string {
  const trimmed = text.trim();
  if (trimmed !== '' && trimmed.length <= LONGEST_TEXT) return trimmed;
  throw new TextRequired('A text of at most 4,000 characters is required.', { most: LONGEST_TEXT });
}

/** The question with its answer; refused a second time. */
export function answered(
  question: Clarification,
  answer: { readonly text: string; readonly by: string; readonly at: Date },
): Clarification {
  if (question.answeredAt) throw new ClarificationAlreadyAnswered('This question was answered.', { id: question.id });
  return { ...question, answer: requiredText(answer.text), answeredAt: answer.at, answeredBy: answer.by };
}
