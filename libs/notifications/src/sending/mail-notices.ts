import { Injectable } from '@nestjs/common';
import { correlation, Notices, Texts, type Notice, type Tx } from '#libs/platform';
import { compose } from './compose.js';
import { domainOf } from '../domain/mail-domain.js';
import { Correspondence } from '../ports/correspondence.js';
import { MailSettings } from './mail-settings.js';

/** Records one mail for each person concerned, in that person's language. */
@Injectable()
export class MailNotices extends Notices {
  constructor(
    private readonly correspondence: Correspondence,
    private readonly texts: Texts,
    private readonly settings: MailSettings,
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
    const rows = people.map((person) => ({
      cause: notice.cause,
      recipient_id: person.personId,
      address: person.address,
      template: notice.template,
      language: person.language,
      instance_id: notice.about ?? notice.instanceId,
      ...compose(this.texts, person.language, material),
      correlation: correlation(),
    }));
    await tx.query(INSERT, [JSON.stringify(rows), domainOf(this.settings.from)]);
  }
}

/** A mail's id follows from its cause, reader and template, so that there is one of each; its Message-ID from its id. */
const INSERT = `
insert into mail (id, cause, recipient_id, address, template, language, instance_id, subject, body, message_id, status,
  queued_at, correlation)
select own.id, x.cause, x.recipient_id, x.address, x.template, x.language, x.instance_id, x.subject, x.body,
  '<' || own.id || '@' || $2::text || '>', 'queued', minha_now(), x.correlation
from json_to_recordset($1::json) as x(cause text, recipient_id uuid, address text, template text, language text,
  instance_id uuid, subject text, body text, correlation text)
cross join lateral mail_id(x.cause, x.recipient_id, x.template) as own(id)
on conflict (id) do nothing`;
