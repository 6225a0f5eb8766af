import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/kernel';
import { correlation, Notices, Texts, type Notice, type Tx } from '#libs/platform';
import { classOf, topicOf } from '../domain/mail-class.js';
import { domainOf } from '../domain/mail-domain.js';
import { Correspondence, type Correspondent, type Matter } from '../ports/correspondence.js';
import { MailLinks } from '../preferences/mail-links.js';
import { MailPreferences, NOTHING_CHOSEN } from '../preferences/mail-preferences.js';
import { compose } from './compose.js';
import { MailSettings } from './mail-settings.js';
import { type PatientMail, PlannedMails, type WrittenMail } from './planned-mails.js';

interface Addressed {
  readonly notice: Notice;
  readonly person: Correspondent;
}

/** A notice to one person, with what it speaks of. */
interface Letter extends Addressed {
  readonly matter: Matter;
}

/** Records one mail for each person concerned, in that person's language; what can wait, for its hour. */
@Injectable()
export class MailNotices extends Notices {
  constructor(
    private readonly correspondence: Correspondence,
    private readonly texts: Texts,
    private readonly settings: MailSettings,
    private readonly preferences: MailPreferences,
    private readonly links: MailLinks,
    private readonly planned: PlannedMails,
    private readonly clock: Clock,
  ) {
    super();
  }

  async sendAll(tx: Tx, notices: readonly Notice[]): Promise<void> {
    const mails = await this.addressed(tx, notices);
    if (mails.length === 0) return;
    const subjects = [...new Set(mails.map(({ notice }) => subjectOf(notice)))];
    const matters = await this.correspondence.matters(tx, subjects);
    const matterOf = new Map(subjects.map((id, n) => [id, matters[n]]));
    const letters = mails.map((mail) => letterOf(mail, matterOf.get(subjectOf(mail.notice))));
    const pressing = letters.filter(({ notice }) => classOf(notice.template) === 'must');
    if (pressing.length > 0) {
      const rows = pressing.map((letter) => this.written(letter, null));
      await tx.query(INSERT, [JSON.stringify(rows), domainOf(this.settings.from)]);
    }
    const patient = letters.filter(({ notice }) => classOf(notice.template) !== 'must');
    if (patient.length > 0) await this.plan(tx, patient);
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

  private async plan(tx: Tx, letters: readonly Letter[]): Promise<void> {
    const chosen = await this.preferences.ofAll(tx, [...new Set(letters.map(({ person }) => person.personId))]);
    const wanted = letters.map(async (letter): Promise<PatientMail | null> => {
      const { notice, person, matter } = letter;
      const { pace, ended } = chosen.get(person.personId) ?? NOTHING_CHOSEN;
      const topic = topicOf(notice.template);
      if (topic !== null && ended.includes(topic)) return null;
      const { deadline, dueAt } = notice.params;
      return {
        mail: this.written(letter, await this.endingOf(letter)),
        pace,
        hours: matter.hours,
        callId: matter.callId,
        fileId: subjectOf(notice),
        deadline: typeof deadline === 'string' ? deadline : null,
        dueAt: typeof dueAt === 'string' ? new Date(dueAt) : null,
        path: matter.path,
      };
    });
    const mails = (await Promise.all(wanted)).filter((mail) => mail !== null);
    await this.planned.record(tx, mails, this.clock.now());
  }

  private async endingOf({ notice, person: { personId } }: Addressed): Promise<string | null> {
    const topic = topicOf(notice.template);
    return topic === null ? null : this.settings.publicUrl + (await this.links.pathFor({ personId, topic }));
  }

  private written({ notice, person, matter }: Letter, ending: string | null): WrittenMail {
    const { template, params } = notice;
    const material = { template, matter, publicUrl: this.settings.publicUrl, params, ending };
    return {
      cause: notice.cause,
      recipient_id: person.personId,
      address: person.address,
      template,
      language: person.language,
      instance_id: subjectOf(notice),
      ...compose(this.texts, person.language, material),
      correlation: notice.correlation ?? correlation(),
    };
  }
}

function letterOf(mail: Addressed, about: Matter | undefined): Letter {
  const { notice } = mail;
  if (!about) throw new Error(`There is no instance ${subjectOf(notice)} to write about.`);
  return { ...mail, matter: notice.path === undefined ? about : { ...about, path: notice.path } };
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
