import { parseRib } from '#libs/kernel';
import { z } from 'zod';

const ERROR = 'identity.account.error';

/** An account, for the page and for the API. The RIB's key is checked where it is typed. */
export const bankAccountInput = z
  .object({
    holder: z.string(`${ERROR}.holder`).trim().min(3, `${ERROR}.holder`).max(140, `${ERROR}.holderTooLong`),
    bank: z.string(`${ERROR}.bank`).trim().min(2, `${ERROR}.bank`).max(100, `${ERROR}.bankTooLong`),
    rib: z
      .string(`${ERROR}.rib.empty`)
      .max(60, `${ERROR}.rib.length`)
      .superRefine((text, context) => {
        const read = parseRib(text);
        if (!read.ok) context.addIssue({ code: 'custom', message: `${ERROR}.rib.${read.reason}` });
      }),
  })
  .meta({ id: 'BankAccountInput' });
