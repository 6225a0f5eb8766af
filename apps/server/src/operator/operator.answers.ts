import { DEAD_LETTER_KINDS } from '#libs/operation';
import { MAIL_STATUSES } from '#libs/notifications';
import { z } from 'zod';
import { instant } from '../api/answers.js';

export const diagnosisShown = z
  .object({
    check: z.string(),
    state: z.enum(['well', 'warning', 'wrong']),
    sentence: z.string(),
    remedy: z.string().nullable().meta({ description: 'What to do; null where all is well' }),
  })
  .meta({ id: 'Diagnosis' });

export const outageShown = z
  .object({ from: instant, until: instant.nullable().meta({ description: 'Null while it lasts' }) })
  .meta({ id: 'Outage' });

export const mailShown = z
  .object({
    id: z.uuid(),
    template: z.string(),
    language: z.string(),
    status: z.enum(MAIL_STATUSES),
    subject: z.string(),
    address: z.string(),
    recipientName: z.string(),
    queuedAt: instant,
    sentAt: instant.nullable(),
    attempts: z.int(),
    lastError: z.string().nullable().meta({ description: 'What the mail server said last' }),
  })
  .meta({ id: 'Mail' });

export const wholeMailShown = mailShown
  .extend({
    body: z.string().meta({ description: 'Empty once a mail with a secret is out' }),
    messageId: z.string(),
    correlation: z.string().nullable(),
    instanceId: z.uuid().nullable(),
  })
  .meta({ id: 'WholeMail' });

export const deadLetterShown = z
  .object({
    kind: z.enum(DEAD_LETTER_KINDS),
    target: z.string(),
    about: z.string(),
    reason: z.string(),
    since: instant,
    instanceId: z.uuid().nullable(),
    canBeReplayed: z.boolean(),
  })
  .meta({ id: 'DeadLetter' });
