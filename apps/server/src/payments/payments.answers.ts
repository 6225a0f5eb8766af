import { z } from 'zod';
import { instant } from '../api/answers.js';

const payee = z.object({ holder: z.string(), rib: z.string() });

export const paymentShown = z
  .object({
    id: z.uuid(),
    grantId: z.uuid(),
    callId: z.uuid(),
    contractNumber: z.string(),
    organisationName: z.string(),
    kind: z.enum(['prefinancing', 'further', 'balance']),
    n: z.int(),
    amountMinor: z.int(),
    currency: z.string(),
    state: z.string(),
    dueAt: instant.nullable(),
    payee: payee.nullable(),
    blockers: z.array(z.object({ code: z.string(), by: z.array(z.string()), until: instant.optional() })),
    shown: z.string().meta({ description: 'Hash of what is paid to whom; a check and an approval name it again' }),
    executedOn: z.string().nullable(),
    bankReference: z.string().nullable(),
    fileId: z.uuid().nullable(),
    endToEndId: z.string().nullable(),
  })
  .meta({ id: 'Payment' });

export const paymentFileShown = z
  .object({
    id: z.uuid(),
    messageId: z.string(),
    madeAt: instant,
    madeBy: z.string(),
    executeOn: z.string(),
    currency: z.string(),
    totalMinor: z.int(),
    transfers: z.int(),
    sha256: z.string(),
  })
  .meta({ id: 'PaymentFile' });

export const batchMade = z
  .object({ batchId: z.uuid(), messageId: z.string(), totalMinor: z.int(), transfers: z.int(), sha256: z.string() })
  .meta({ id: 'PaymentFileMade' });

export const seenInput = z
  .strictObject({
    shown: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .meta({ description: '`shown` of the payment that you have read' }),
  })
  .meta({ id: 'SeenInput' });

export const executionInput = z
  .strictObject({ executedOn: z.iso.date(), bankReference: z.string().trim().min(1).max(140) })
  .meta({ id: 'ExecutionInput' });

export const batchInput = z
  .strictObject({ paymentIds: z.array(z.uuid()).min(1).max(500), executeOn: z.iso.date() })
  .meta({ id: 'PaymentFileInput' });

export const statementInput = z
  .strictObject({ statementLine: z.string().trim().min(1).max(4000) })
  .meta({ id: 'StatementInput' });
