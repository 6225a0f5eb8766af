import { readFileSync } from 'node:fs';
import { parseRib } from '#libs/kernel';
import { parse } from 'yaml';
import { z } from 'zod';
import type { PayingOffice } from './domain/payment-file.js';

const rib = z.string().transform((written, context) => {
  const reading = parseRib(written);
  if (reading.ok) return reading.rib;
  context.addIssue({ code: 'custom', message: 'write the 24 digits of the RIB; their key must be right' });
  return z.NEVER;
});

const officeFile = z.strictObject({
  name: z.string().trim().min(1).max(70),
  rib,
  bic: z.string().regex(/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/u, 'write the 8 or 11 characters of the BIC'),
});

/** The account that grants are paid from. */
export class PayingOffices {
  constructor(readonly office: PayingOffice) {}
}

/** Reads the paying office's file; throws with every fault when it is not one. */
export function readPayingOffice(file: string): PayingOffices {
  const reading = officeFile.safeParse(parse(readFileSync(file, 'utf8')));
  if (reading.success) return new PayingOffices(reading.data);
  throw new Error(`${file} does not name a paying office:\n${z.prettifyError(reading.error)}`);
}
