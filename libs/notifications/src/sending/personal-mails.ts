import { Injectable } from '@nestjs/common';
import { correlation, PersonalMail, Texts, type PersonalMessage, type Tx } from '#libs/platform';
import { composePersonal } from './compose.js';
import { domainOf } from '../domain/mail-domain.js';
import { MailSettings } from './mail-settings.js';

/** Records mails about somebody's own account. Such a mail is about its reader: that is how the sender knows it. */
@Injectable()
export class PersonalMails extends PersonalMail {
  constructor(
    private readonly texts: Texts,
    private readonly settings: MailSettings,
  ) {
    super();
  }

  async send(tx: Tx, { cause, template, to, path, params }: PersonalMessage): Promise<void> {
    const link = this.settings.publicUrl + path;
    const { subject, body } = composePersonal(this.texts, to.language, { template, link, params });
    await tx.query(
      `insert into mail (id, cause, recipient_id, address, template, language, instance_id, subject, body, message_id,
         status, queued_at, correlation)
       select own.id, $1, $2, $3, $4, $5, $2, $6, $7, '<' || own.id || '@' || $8::text || '>', 'queued', minha_now(), $9
       from mail_id($1::text, $2::uuid, $4::text) as own(id)
       on conflict (id) do nothing`,
      [
        cause,
        to.personId,
        to.address,
        template,
        to.language,
        subject,
        body,
        domainOf(this.settings.from),
        correlation(),
      ],
    );
  }
}
