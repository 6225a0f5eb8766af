import { LEGAL_FORMS, MEMBER_ROLES, STAFF_ROLES } from '#libs/identity';
import { LANGS } from '#libs/platform';
import { RECEIPTS } from '#libs/kernel';
import { z } from 'zod';
import { instant } from '../api/answers.js';

const heldRole = z.object({
  role: z.enum(STAFF_ROLES),
  callId: z.uuid().nullable().meta({ description: 'null: in every call' }),
});

/** What the API shows of people and organisations: shapes of answers, which let nothing else out. */
export const meShown = z
  .object({
    personId: z.uuid(),
    name: z.string(),
    email: z.string(),
    language: z.enum(LANGS),
    roles: z.array(heldRole),
    organisations: z.array(z.object({ organisationId: z.uuid(), role: z.enum(MEMBER_ROLES) })),
  })
  .meta({ id: 'Me' });

export const accountMade = z
  .object({ personId: z.uuid(), organisationId: z.uuid().nullable() })
  .meta({ id: 'AccountMade' });

export const tokenShown = z
  .object({
    id: z.uuid(),
    name: z.string(),
    scopes: z.array(z.string()),
    createdAt: instant,
    expiresAt: instant,
    lastUsedAt: instant.nullable(),
  })
  .meta({ id: 'Token' });

export const tokenMade = z
  .object({ id: z.uuid(), token: z.string().meta({ description: 'Shown once' }), expiresAt: instant })
  .meta({ id: 'TokenMade' });

export const organisationShown = z
  .object({
    id: z.uuid(),
    name: z.string(),
    nameAr: z.string().nullable(),
    legalForm: z.enum(LEGAL_FORMS),
    region: z.string(),
    province: z.string().nullable(),
    ice: z.string().nullable(),
    foundedOn: z.string(),
    receipt: z.enum(RECEIPTS).nullable(),
    receiptNumber: z.string().nullable(),
    address: z.string(),
    phone: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Organisation' });

export const bankAccountShown = z
  .object({
    id: z.uuid(),
    holder: z.string(),
    bank: z.string(),
    rib: z.string(),
    since: instant,
    verifiedAt: instant.nullable().meta({ description: 'null: nothing is paid to it yet' }),
  })
  .meta({ id: 'BankAccount' });

export const accountToVerifyShown = z
  .object({
    organisationId: z.uuid(),
    organisation: z.string(),
    accountId: z.uuid(),
    holder: z.string(),
    bank: z.string(),
    rib: z.string(),
    since: instant,
    enteredBy: z.string(),
    sharedWith: z.array(z.string()),
  })
  .meta({ id: 'BankAccountToVerify' });

export const memberShown = z
  .object({ personId: z.uuid(), name: z.string(), email: z.string(), role: z.enum(MEMBER_ROLES), since: instant })
  .meta({ id: 'Member' });

export const invitationMade = z
  .object({
    invitationId: z.uuid(),
    secret: z.string().meta({ description: 'Opens the invitation; shown once' }),
    expiresAt: instant,
  })
  .meta({ id: 'InvitationMade' });

export const personShown = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    isClosed: z.boolean(),
    roles: z.array(heldRole),
    organisations: z.array(z.string()),
  })
  .meta({ id: 'Person' });

export const personFileShown = personShown
  .extend({
    language: z.enum(LANGS),
    hasPassword: z.boolean(),
    createdAt: instant,
    history: z.array(
      heldRole.extend({
        id: z.uuid(),
        grantedBy: z.string(),
        grantedAt: instant,
        grantedReason: z.string().nullable(),
        revokedBy: z.string().nullable(),
        revokedAt: instant.nullable(),
        revokedReason: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'PersonFile' });

export const roleChangeShown = heldRole
  .extend({
    id: z.string(),
    what: z.enum(['given', 'taken']),
    at: instant,
    by: z.string(),
    reason: z.string().nullable(),
    personId: z.uuid(),
    personName: z.string(),
  })
  .meta({ id: 'RoleChange' });

export const passwordLinkMade = z
  .object({ secret: z.string().meta({ description: 'Opens the link once; shown once' }), expiresAt: instant })
  .meta({ id: 'PasswordLink' });
