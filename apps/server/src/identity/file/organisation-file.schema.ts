import { BUREAU_FUNCTIONS, FILE_KINDS } from '#libs/identity';
import { z } from 'zod';
import { isoDateOf } from '../../ui/field-date.js';

const ERROR = 'orgfile.error';

/** A date in three fields that may all be left empty. */
export function optionalDay() {
  const part = z.string().trim().default('');
  return z
    .object({ day: part, month: part, year: part })
    .prefault({})
    .transform((parts, context) => {
      if (parts.day === '' && parts.month === '' && parts.year === '') return null;
      const day = isoDateOf(parts);
      if (day !== null) return day;
      context.addIssue({ code: 'custom', message: 'error.field.date' });
      return z.NEVER;
    });
}

const name = z.string(`${ERROR}.name`).trim().min(3, `${ERROR}.name`).max(200, `${ERROR}.nameTooLong`);
const inBureau = z.enum(BUREAU_FUNCTIONS, `${ERROR}.function`);

export const fileKind = z.enum(FILE_KINDS);

/** What comes with a paper, beside the file. */
export const paperForm = z.object({ kind: fileKind, validUntil: optionalDay() });

export const bureauForm = z.object({ name, function: inBureau, mandateEnds: optionalDay() });

export const bureauInput = z
  .strictObject({
    name,
    function: inBureau,
    mandateEnds: z.iso.date().nullable().default(null).meta({ description: 'The last day of the mandate' }),
  })
  .meta({ id: 'BureauMemberInput' });
