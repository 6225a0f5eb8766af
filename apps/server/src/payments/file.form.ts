import { z } from 'zod';
import { shownText } from './seen.schema.js';
import { dateParts } from '../http/form-fields.js';
import { typedIn } from '../http/read-form.js';
import { type DateParts, datePartsIn, isoDateOf } from '../ui/field-date.js';

/** What a payment file is made of: what was seen of each payment, by its id, and the day. */
export const fileForm = z.object({
  seen: z.record(z.uuid(), shownText, 'payments.file.nothingChosen'),
  executeOn: dateParts('payments.file.dayWrong'),
});

/** What the pages of a new file are asked for, out of an address or a form. */
export interface FileAsked {
  readonly step: 'choose' | 'review';
  readonly payments: readonly string[];
  /** Local date; null while none can be read. */
  readonly executeOn: string | null;
  readonly typedDay: DateParts | null;
}

/** How the review names what it showed of each payment. */
export const SEEN = 'seen.';

/** What was chosen so far. A day without a date leads back to the choice. */
export function askedOf(sent: unknown): FileAsked {
  const typed = typedIn(sent);
  const seen = Object.keys(typed).flatMap((name) => (name.startsWith(SEEN) ? [name.slice(SEEN.length)] : []));
  const payments = [typed['payment'] ?? [], seen].flat();
  const isDaySaid = typed['executeOn.day'] !== undefined;
  const typedDay = isDaySaid ? datePartsIn(typed, 'executeOn') : null;
  const executeOn = typedDay ? isoDateOf(typedDay) : null;
  return { step: isDaySaid ? 'review' : 'choose', payments, executeOn, typedDay };
}
