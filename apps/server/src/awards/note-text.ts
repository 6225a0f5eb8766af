import { z } from 'zod';
import { LONGEST_REASON } from '../evaluation/reason-form.js';

/** As long as a note may be in the minutes. */
export const LONGEST_NOTE = LONGEST_REASON;

/** What somebody says about a file, for the minutes. */
export const noteText = z
  .string()
  .trim()
  .min(1, 'awards.discussion.noteMissing')
  .max(LONGEST_NOTE, 'awards.discussion.noteTooLong');
