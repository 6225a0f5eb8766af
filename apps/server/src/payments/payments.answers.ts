import { LONGEST_TEXT } from '#libs/kernel';
import { DECIDED_STEPS } from '#libs/payments';
import { z } from 'zod';
import { instant } from '../api/answers.js';
import { shownText } from './seen.schema.js';

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
    shown: z
      .string()
      .meta({ description: 'What is paid to whom, sealed: a check, an approval and a payment file name it again' }),
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
    shown: shownText.meta({ description: '`shown` of the payment that you have read' }),
  })
  .meta({ id: 'SeenInput' });

const seenPayments = z
  .array(z.strictObject({ id: z.uuid(), shown: shownText }).meta({ id: 'SeenPayment' }))
  .min(1)
  .max(500);

export const decisionInput = z
  .strictObject({ step: z.enum(DECIDED_STEPS), payments: seenPayments })
  .meta({ id: 'PaymentDecisionInput' });

export const executionInput = z
  .strictObject({ executedOn: z.iso.date(), bankReference: z.string().trim().min(1).max(140) })
  .meta({ id: 'ExecutionInput' });

export const batchInput = z
  .strictObject({ payments: seenPayments, executeOn: z.iso.date() })
  .meta({ id: 'PaymentFileInput' });

export const statementInput = z
  .strictObject({ statementLine: z.string().trim().min(1).max(LONGEST_TEXT) })
  .meta({ id: 'StatementInput' });
