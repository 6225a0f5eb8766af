import type { ContractPreparationView } from '#libs/contracts';
import { readNumber } from '#libs/kernel';
import { z } from 'zod';
import { dateParts } from '../http/form-fields.js';
import { type DateParts, datePartsOf } from '../ui/field-date.js';

const LONGEST = 20_000;

const months = z.string('contracts.prepare.monthsWrong').transform((text, context) => {
  const reading = readNumber(text);
  const number = reading.ok ? Number(reading.decimal) : Number.NaN;
  if (Number.isInteger(number)) return number;
  context.addIssue({ code: 'custom', message: 'contracts.prepare.monthsWrong' });
  return z.NEVER;
});

const conditions = z
  .string('contracts.prepare.conditionsMissing')
  .trim()
  .min(1, 'contracts.prepare.conditionsMissing')
  .max(LONGEST, 'contracts.prepare.conditionsTooLong');

/** What the officer decides about a contract. */
export const contractForm = z.object({
  start: dateParts('contracts.prepare.startWrong'),
  months,
  fr: conditions,
  ar: conditions,
  en: conditions,
});

/** The same as it was typed. */
export interface TypedContract {
  readonly start: DateParts;
  readonly months: string;
  readonly fr: string;
  readonly ar: string;
  readonly en: string;
}

/** What the form begins with. */
export function proposed({ start, months: proposedMonths, specialConditions }: ContractPreparationView): TypedContract {
  return { start: datePartsOf(start), months: String(proposedMonths), ...specialConditions };
}
