import { Injectable } from '@nestjs/common';
import { correlation, Notices, Texts, type Notice, type Tx } from '#libs/platform';
import { compose } from './compose.js';
import { domainOf } from '../domain/mail-domain.js';
import { Correspondence, type Correspondent, type Matter } from '../ports/correspondence.js';
import { MailSettings } from './mail-settings.js';

interface Addressed {
  readonly notice: Notice;
  readonly person: Correspondent;
}

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

  async sendAll(tx: Tx, notices: readonly Notice[]): Promise<void> {
    const mails = await this.addressed(tx, notices);
    if (mails.length === 0) return;
    const subjects = [...new Set(mails.map(({ notice }) => subjectOf(notice)))];
    const matters = await this.correspondence.matters(tx, subjects);
    const matterOf = new Map(subjects.map((id, n) => [id, matters[n]]));
    const rows = mails.map((mail) => this.row(mail, matterOf.get(subjectOf(mail.notice))));
    await tx.query(INSERT, [JSON.stringify(rows), domainOf(this.settings.from)]);
  }

  /** Who gets which notice: the same is told once to each, in the words of the first notice that tells it. */
  private async addressed(tx: Tx, notices: readonly Notice[]): Promise<readonly Addressed[]> {
    const asked = notices.map(({ instanceId, to }) => ({ instanceId, roles: to }));
    const found = await this.correspondence.people(tx, asked);
    const told = new Map<string, Addressed>();
    notices.forEach((notice, n) => {
      for (const person of found[n] ?? []) {
        if (notice.only && !notice.only.includes(person.personId)) continue;
        const key = [notice.template, person.personId, notice.cause].join(' ');
        if (!told.has(key)) told.set(key, { notice, person });
      }
    });
    return [...told.values()];
  }

  private row({ notice, person }: Addressed, about: Matter | undefined): object {
    if (!about) throw new Error(`There is no instance ${subjectOf(notice)} to write about.`);
    const matter = notice.path === undefined ? about : { ...about, path: notice.path };
    const material = { template: notice.template, matter, publicUrl: this.settings.publicUrl, params: notice.params };
    return {
      cause: notice.cause,
      recipient_id: person.personId,
      address: person.address,
      template: notice.template,
      language: person.language,
      instance_id: subjectOf(notice),
      ...compose(this.texts, person.language, material),
      correlation: notice.correlation ?? correlation(),
    };
  }
}

/** The instance that the text speaks of. */
function subjectOf({ about, instanceId }: Notice): string {
  return about ?? instanceId;
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
