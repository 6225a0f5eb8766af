import { LONGEST_TEXT } from '#libs/kernel';
import { z } from 'zod';

/** As long as a note may be in the minutes. */
export const LONGEST_NOTE = LONGEST_TEXT;

/** What somebody says about a file, for the minutes. */
export const noteText = z
  .string()
  .trim()
  .min(1, 'awards.discussion.noteMissing')
  .max(LONGEST_NOTE, 'awards.discussion.noteTooLong');
