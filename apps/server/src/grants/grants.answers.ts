import { LONGEST_TEXT } from '#libs/kernel';
import { z } from 'zod';
import { instant } from '../api/answers.js';

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
    implementationStart: z.iso.date().nullable(),
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

export const momentShown = z
  .object({
    at: instant,
    subject: z.string(),
    instanceId: z.uuid(),
    event: z.string(),
    reason: z.string().nullable(),
    amountMinor: z.int().nullable(),
    by: z.object({ kind: z.string(), name: z.string().nullable(), roles: z.array(z.string()) }),
  })
  .meta({ id: 'GrantMoment' });

export const reasonInput = z
  .strictObject({ reason: z.string().trim().min(1).max(LONGEST_TEXT) })
  .meta({ id: 'ReasonInput' });
