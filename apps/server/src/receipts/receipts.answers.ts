import { z } from 'zod';
import { instant } from '../api/answers.js';
import type { CodeChecked, FileChecked, Known } from './receipt-check.js';

const standing = z.object({
  callCode: z.string(),
  applicationCode: z.string(),
  stage: z.string(),
  n: z.int(),
  receiptCode: z.string(),
  arrivedAt: instant,
  replacedAt: instant.nullable(),
  withdrawnAt: instant.nullable(),
});

export const codeShown = standing
  .extend({ signature: z.enum(['genuine', 'none', 'broken']) })
  .meta({ id: 'ReceiptStanding', description: 'What a code tells everybody: no answer, no name' });

export const verificationInput = z
  .strictObject({
    receipt: z.string().max(900_000).meta({ description: 'The file of the receipt, character for character' }),
    files: z
      .array(z.strictObject({ name: z.string().max(500), sha256: z.string().regex(/^[0-9a-f]{64}$/) }))
      .max(200)
      .default([])
      .meta({ description: 'Files to be compared with those that the receipt names' }),
  })
  .meta({ id: 'ReceiptVerificationInput' });

export const verificationShown = z
  .object({
    verdict: z.enum(['genuine', 'differs']),
    findings: z
      .array(z.object({ code: z.string(), part: z.string() }))
      .meta({ description: 'What differs, and where' }),
    files: z.array(
      z.object({ name: z.string(), outcome: z.enum(['same', 'differs', 'notInReceipt']), as: z.string() }),
    ),
    standing: standing.nullable().meta({ description: 'What the books say of the receipt today' }),
  })
  .meta({ id: 'ReceiptVerification' });

export function shownKnown({ standing: of, call }: Known) {
  return { ...of, callCode: call.code };
}

export function shownCode(checked: Extract<CodeChecked, { kind: 'known' }>) {
  return { ...shownKnown(checked), signature: checked.signature };
}

export function shownVerification({ verdict, findings, files, known }: FileChecked) {
  return { verdict, findings, files, standing: known && shownKnown(known) };
}
