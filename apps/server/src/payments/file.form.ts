import { z } from 'zod';
import { dateParts } from '../http/form-fields.js';
import { typedIn } from '../http/read-form.js';
import { type DateParts, datePartsIn, isoDateOf } from '../ui/field-date.js';

const several = z.preprocess(
  (sent) => (sent === undefined ? [] : [sent].flat()),
  z.array(z.uuid()).min(1, 'payments.file.nothingChosen'),
);

/** What a payment file is made of. */
export const fileForm = z.object({ payment: several, executeOn: dateParts('payments.file.dayWrong') });

/** What the pages of a new file are asked for, out of an address or a form. */
export interface FileAsked {
  readonly step: 'choose' | 'review';
  readonly payments: readonly string[];
  /** Local date; null while none can be read. */
  readonly executeOn: string | null;
  readonly typedDay: DateParts | null;
}

/** What was chosen so far. A day without a date leads back to the choice. */
export function askedOf(sent: unknown): FileAsked {
  const typed = typedIn(sent);
  const payments = [typed['payment'] ?? []].flat();
  const isDaySaid = typed['executeOn.day'] !== undefined;
  const typedDay = isDaySaid ? datePartsIn(typed, 'executeOn') : null;
  const executeOn = typedDay ? isoDateOf(typedDay) : null;
  return { step: isDaySaid ? 'review' : 'choose', payments, executeOn, typedDay };
}
