import type { Texts } from '#libs/platform';
import type { SendMailOptions } from 'nodemailer';
import { bodyAsHtml } from './body-as-html.js';
import { calendarsOf } from './calendar-of-mail.js';
import type { QueuedMail } from './mail-records.js';

export interface MessageMaterial {
  readonly texts: Texts;
  readonly publicUrl: string;
  /** Where the reader ends mails of this kind in one click (RFC 8058), from the root; null for those that are not ended. */
  readonly endingPath: string | null;
}

/** A recorded mail as it goes to the mail server: text, HTML, dates for calendars, and what programmes read in its head. */
export function messageOf(mail: QueuedMail, { texts, publicUrl, endingPath }: MessageMaterial): SendMailOptions {
  const { address, language, subject, body, messageId, correlation } = mail;
  const calendars = mail.calendar === null ? [] : calendarsOf(mail, mail.calendar, { texts, publicUrl });
  return {
    to: { name: '', address },
    subject,
    text: body,
    html: bodyAsHtml(mail, publicUrl),
    messageId,
    attachments: calendars.map(({ filename, method, content }) => ({
      filename,
      content,
      contentType: `text/calendar; charset=utf-8; method=${method}`,
    })),
    headers: {
      'Content-Language': language,
      'Auto-Submitted': 'auto-generated',
      ...(correlation === null ? {} : { 'X-Correlation-ID': correlation }),
      ...(endingPath === null ? {} : endingHeaders(`${publicUrl}${endingPath}`)),
    },
  };
}

function endingHeaders(url: string): Readonly<Record<string, string>> {
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
