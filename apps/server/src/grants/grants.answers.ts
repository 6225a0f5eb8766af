import { z } from 'zod';
import { instant } from '../api/answers.js';

const reasonShown = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  by: z.array(z.string()).optional(),
  until: z.string().optional(),
  text: z.string().meta({ description: 'In the language of the request' }),
});

/** One event of a file: allowed now, or every reason why not. */
export const actionShown = z
  .object({
    event: z.string(),
    allowed: z.boolean(),
    reasons: z.array(reasonShown),
    by: z.array(z.string()).meta({ description: 'Roles that may do it at all' }),
    until: z.string().optional(),
  })
  .meta({ id: 'Action' });

export const grantShown = z
  .object({
    id: z.uuid(),
    callId: z.uuid(),
    callCode: z.string(),
    code: z.string(),
    lot: z.string(),
    title: z.string(),
    organisationId: z.uuid(),
    organisationName: z.string(),
    states: z.array(z.string()),
    currency: z.string(),
    awardMinor: z.int(),
    paidMinor: z.int(),
    contractNumber: z.string().nullable(),
    implementationEnd: instant.nullable(),
    dueAt: instant.nullable().meta({ description: 'The next deadline of the present state' }),
    dueName: z.string().nullable(),
  })
  .meta({ id: 'Grant' });

export const moneyShown = z
  .object({
    currency: z.string(),
    awardedMinor: z.int(),
    committedMinor: z.int(),
    inFlightMinor: z.int(),
    paidMinor: z.int(),
    justifiedMinor: z.int(),
    recoveredMinor: z.int(),
    availableMinor: z.int(),
  })
  .meta({ id: 'GrantMoney' });

export const ledgerShown = z
  .object({
    money: moneyShown.nullable(),
    entries: z.array(
      z.object({
        id: z.uuid(),
        at: instant,
        kind: z.string(),
        debit: z.string(),
        credit: z.string(),
        amountMinor: z.int(),
        paymentId: z.uuid().nullable(),
      }),
    ),
  })
  .meta({ id: 'GrantLedger' });

export const historyShown = z
  .array(
    z.object({
      at: instant,
      subject: z.string(),
      instanceId: z.uuid(),
      event: z.string(),
      reason: z.string().nullable(),
      amountMinor: z.int().nullable(),
      by: z.object({ kind: z.string(), name: z.string().nullable(), roles: z.array(z.string()) }),
    }),
  )
  .meta({ id: 'GrantHistory' });

export const reasonInput = z.strictObject({ reason: z.string().trim().min(1).max(4000) }).meta({ id: 'ReasonInput' });
