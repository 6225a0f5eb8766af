import { DomainError } from '#libs/kernel';

/** The languages in which questions are asked and answered. */
export const ENQUIRY_LANGUAGES = ['fr', 'ar', 'en'] as const;
export type EnquiryLanguage = (typeof ENQUIRY_LANGUAGES)[number];

/** Questions are asked until the date that the call names, and not about a call that is closed to applications. */
export class EnquiriesClosed extends DomainError {
  readonly code = 'publication.enquiries-closed';
}

/** One person has more questions waiting than anybody can mean: the others have to be answered first. */
export class TooManyEnquiries extends DomainError {
  readonly code = 'publication.too-many-enquiries';
}

/** There is no such question about this call. */
export class EnquiryNotFound extends DomainError {
  readonly code = 'publication.enquiry-not-found';
}

/** The question was answered or set aside; what people have read stays. */
export class EnquirySettled extends DomainError {
  readonly code = 'publication.enquiry-settled';
}

/** A question, an answer or a reason without text, or one longer than anybody reads. */
export class EnquiryTextRequired extends DomainError {
  readonly code = 'publication.enquiry-text-required';
}

/** An answer has to be there at least in the language of the question. */
export class AnswerLanguageMissing extends DomainError {
  readonly code = 'publication.answer-language-missing';
}

/** What is published in one language: the question, freed of names, and its answer. */
export interface PublishedAnswer {
  readonly question: string;
  readonly answer: string;
}
export type PublishedAnswers = Readonly<Partial<Record<EnquiryLanguage, PublishedAnswer>>>;

/** A question about a call, and what became of it. */
export interface Enquiry {
  readonly id: string;
  readonly callId: string;
  readonly language: EnquiryLanguage;
  readonly question: string;
  readonly askedAt: Date;
  readonly askedBy: string;
  readonly settledAt: Date | null;
}

export const LONGEST_QUESTION = 2000;
export const LONGEST_ANSWER = 4000;
/** Questions of one person about one call that may wait at the same time. */
export const MOST_WAITING = 5;

/** When questions about a call are taken. */
export interface QuestionTime {
  readonly publishedAt: Date | null;
  readonly cancelledAt: Date | null;
  /** Null where the call names no such date. */
  readonly until: Date | null;
}

/** Whether a question that arrives at that instant is in time: the end does not belong to it. */
export function takesEnquiries({ publishedAt, cancelledAt, until }: QuestionTime, at: Date): boolean {
  return publishedAt !== null && publishedAt <= at && cancelledAt === null && until !== null && at < until;
}

/** The text that was written, trimmed; throws `EnquiryTextRequired` when it is empty or too long. */
export function writtenText(text: string, most: number): string {
  const trimmed = text.trim();
  if (trimmed !== '' && trimmed.length <= most) return trimmed;
  throw new EnquiryTextRequired(`A text of at most ${most} characters is required.`, { most });
}

/** What is published of an answer; refused a second time, and without the language of the question. */
export function answersTo(enquiry: Enquiry, given: PublishedAnswers): PublishedAnswers {
  mustBeOpen(enquiry);
  if (given[enquiry.language] === undefined) {
    throw new AnswerLanguageMissing('The question has no answer in its own language.', { language: enquiry.language });
  }
  const written = ENQUIRY_LANGUAGES.flatMap((language) => {
    const text = given[language];
    if (text === undefined) return [];
    const question = writtenText(text.question, LONGEST_QUESTION);
    return [[language, { question, answer: writtenText(text.answer, LONGEST_ANSWER) }] as const];
  });
  return Object.fromEntries(written);
}

/** Throws `EnquirySettled`. */
export function mustBeOpen({ id, settledAt }: Enquiry): void {
  if (settledAt !== null) throw new EnquirySettled('This question was answered or set aside.', { id });
}
