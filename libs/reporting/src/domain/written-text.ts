import { DomainError, LONGEST_TEXT } from '#libs/kernel';

/** A reason, a question or a comment is longer than anybody reads. */
export class TextTooLong extends DomainError {
  readonly code = 'reporting.text-too-long';
}

/** A text as it is kept, trimmed; throws `TextTooLong`. */
export function writtenText(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length <= LONGEST_TEXT) return trimmed;
  throw new TextTooLong('A text of at most 4,000 characters is kept.', { most: LONGEST_TEXT });
}
