import { DomainError } from '#libs/kernel';
import type { FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';

/** What the person who wrote can mend, or has to be told beside what they wrote. */
const TOLD: readonly string[] = [
  'complaints.reasons-missing',
  'complaints.reasons-too-long',
  'complaints.too-late',
  'complaints.already-filed',
  'complaints.nothing-to-complain-about',
];

/** A refusal in words beside the field; anything else is thrown on. */
export function reasonsRefused(view: View, error: unknown): readonly FieldError[] {
  if (!(error instanceof DomainError) || !TOLD.includes(error.code)) throw error;
  const over = Number(error.details['over'] ?? 0);
  return [{ name: 'reasons', message: view.t(error.code.replace('complaints.', 'complaints.error.'), { over }) }];
}
