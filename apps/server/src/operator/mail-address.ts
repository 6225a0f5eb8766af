import { MAIL_STATUSES, type MailFilter, type MailPlace } from '#libs/notifications';
import { z } from 'zod';
import { exactPlaceInTime } from '../api/cursor.js';
import { listAddress, textIn } from '../grants/grants-address.js';

/** A mail's place in the list. */
export const mailPlace = z.object({
  queuedAt: exactPlaceInTime,
  id: z.uuid(),
});

/** What the list of mails is asked for; all of it stands in the address. */
export interface MailsAsked extends MailFilter {
  readonly after: MailPlace | null;
}

/** Reads the address. What it cannot read is as if it had not been said. */
export function mailsAsked(query: unknown, templates: readonly string[]): MailsAsked {
  const [queuedAt, id] = (textIn(query, 'after') ?? '').split('~');
  const place = mailPlace.safeParse({ queuedAt, id });
  return {
    status: MAIL_STATUSES.find((status) => status === textIn(query, 'status')),
    template: templates.find((template) => template === textIn(query, 'template')),
    text: textIn(query, 'text'),
    after: place.success ? place.data : null,
  };
}

/** The address of the list that answers this. */
export function mailsAddress({ status, template, text, after }: MailsAsked): string {
  const place = after ? `${after.queuedAt}~${after.id}` : undefined;
  return listAddress('/operator/mails', { status, template, text, after: place });
}
