import { Injectable } from '@nestjs/common';
import { Ids } from '#libs/kernel';
import { correlation, Notices, Texts, type Notice, type Tx } from '#libs/platform';
import { compose } from './compose.js';
import { domainOf, messageIdOf } from '../domain/message-id.js';
import { Correspondence } from '../ports/correspondence.js';
import { MailSettings } from './mail-settings.js';

/** Records one mail for each person concerned, in that person's language. */
@Injectable()
export class MailNotices extends Notices {
  constructor(
    private readonly correspondence: Correspondence,
    private readonly texts: Texts,
    private readonly settings: MailSettings,
    private readonly ids: Ids,
  ) {
    super();
  }

  async send(tx: Tx, notice: Notice): Promise<void> {
    const { only, path } = notice;
    const found = await this.correspondence.people(tx, notice.instanceId, notice.to);
    const people = only ? found.filter(({ personId }) => only.includes(personId)) : found;
    if (people.length === 0) return;
    const about = await this.correspondence.matter(tx, notice.about ?? notice.instanceId);
    const matter = path === undefined ? about : { ...about, path };
    const material = { template: notice.template, matter, publicUrl: this.settings.publicUrl, params: notice.params };
    const rows = people.map((person) => {
      const id = this.ids.next();
      return {
        id,
        cause: notice.cause,
        recipient_id: person.personId,
        address: person.address,
        template: notice.template,
        language: person.language,
        instance_id: notice.about ?? notice.instanceId,
        ...compose(this.texts, person.language, material),
        message_id: messageIdOf(id, domainOf(this.settings.from)),
        correlation: correlation(),
      };
    });
    await tx.query(INSERT, [JSON.stringify(rows)]);
  }
}

const INSERT = `
insert into mail (id, cause, recipient_id, address, template, language, instance_id, subject, body, message_id, status,
  queued_at, correlation)
select x.id, x.cause, x.recipient_id, x.address, x.template, x.language, x.instance_id, x.subject, x.body, x.message_id,
  'queued', minha_now(), x.correlation
from json_to_recordset($1::json) as x(id uuid, cause text, recipient_id uuid, address text, template text, language text,
  instance_id uuid, subject text, body text, message_id text, correlation text)
on conflict on constraint uq_mail_once do nothing`;
