import { Injectable } from '@nestjs/common';
import { Ids } from '#libs/kernel';
import { correlation, PersonalMail, Texts, type PersonalMessage, type Tx } from '#libs/platform';
import { composePersonal } from './compose.js';
import { domainOf, messageIdOf } from '../domain/message-id.js';
import { MailSettings } from './mail-settings.js';

/** Records mails about somebody's own account. Such a mail is about its reader: that is how the sender knows it. */
@Injectable()
export class PersonalMails extends PersonalMail {
  constructor(
    private readonly texts: Texts,
    private readonly settings: MailSettings,
    private readonly ids: Ids,
  ) {
    super();
  }

  async send(tx: Tx, { cause, template, to, path, params }: PersonalMessage): Promise<void> {
    const id = this.ids.next();
    const link = this.settings.publicUrl + path;
    const { subject, body } = composePersonal(this.texts, to.language, { template, link, params });
    await tx.query(
      `insert into mail (id, cause, recipient_id, address, template, language, instance_id, subject, body, message_id,
         status, queued_at, correlation)
       values ($1, $2, $3, $4, $5, $6, $3, $7, $8, $9, 'queued', minha_now(), $10)
       on conflict on constraint uq_mail_once do nothing`,
      [
        id,
        cause,
        to.personId,
        to.address,
        template,
        to.language,
        subject,
        body,
        messageIdOf(id, domainOf(this.settings.from)),
        correlation(),
      ],
    );
  }
}
