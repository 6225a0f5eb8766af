import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/kernel';
import { Database, isLang, Texts, type Tx } from '#libs/platform';
import { type Hours, planOf } from '../domain/sending-time.js';
import { Correspondence } from '../ports/correspondence.js';
import { composeDigest } from './compose.js';
import { MailSettings } from './mail-settings.js';
import { TAKE_DUE } from './patient-mails.sql.js';
import { type PatientMail, PlannedMails, type WrittenMail } from './planned-mails.js';

interface Due extends Omit<PatientMail, 'pace' | 'hours'> {
  readonly id: string;
  readonly personId: string;
  readonly inDigest: boolean;
}

const PORTION = 500;

/** Lets mails go whose hour has come: single ones as far as the day takes them, the others gathered in one for each reader. */
@Injectable()
export class MailReleases {
  constructor(
    private readonly database: Database,
    private readonly correspondence: Correspondence,
    private readonly planned: PlannedMails,
    private readonly texts: Texts,
    private readonly settings: MailSettings,
    private readonly clock: Clock,
  ) {}

  /** One portion, in one transaction; answers whether there may be more. */
  release(): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const due: Due[] = await tx.query(TAKE_DUE, [PORTION]);
      for (const callId of new Set(due.map((one) => one.callId))) {
        const { hours } = await this.correspondence.matter(tx, callId);
        await this.releaseOfCall(
          tx,
          due.filter((one) => one.callId === callId),
          hours,
        );
      }
      return due.length === PORTION;
    });
  }

  /** Forgets how many mails people had on days that are over. */
  async forgetDays(): Promise<void> {
    await this.database.query(`with gone as (
      delete from mail_day d where d.day < (minha_now() - interval '7 days')::date returning 1
    ) select count(*) from gone`);
  }

  private async releaseOfCall(tx: Tx, due: readonly Due[], hours: Hours): Promise<void> {
    const now = this.clock.now();
    const alone = due.filter(({ inDigest }) => !inDigest);
    await this.planned.record(
      tx,
      alone.map((one) => ({ ...one, hours, pace: 'instantly' })),
      now,
    );
    const gathered = due.filter(({ inDigest }) => inDigest).map((one) => ({ ...one, hours, pace: 'daily' as const }));
    if (gathered.length === 0) return;
    // A worker that was away comes back at any hour; a digest does not.
    const isAwake = planOf({ mailClass: 'news', pace: 'instantly', dueAt: null }, now, hours).kind === 'now';
    if (!isAwake) return this.planned.record(tx, gathered, now);
    const readers = new Set(gathered.map(({ personId }) => personId));
    const digests = [...readers].map((reader) => this.digest(gathered.filter(({ personId }) => personId === reader)));
    await this.planned.recordNow(tx, digests, now);
  }

  /** A digest is about its reader: it speaks of several files, and belongs to the correspondence of none. */
  private digest(due: readonly (Due & PatientMail)[]): PatientMail {
    const [first] = due;
    if (!first) throw new Error('A digest has at least one line.');
    const { address, language } = first.mail;
    const lines = due.map(({ mail, path }) => ({ subject: mail.subject, link: this.settings.publicUrl + path }));
    const written: WrittenMail = {
      ...first.mail,
      cause: `digest ${first.id}`,
      address,
      template: 'digest',
      instance_id: first.personId,
      ...composeDigest(this.texts, isLang(language) ? language : 'fr', {
        lines,
        link: `${this.settings.publicUrl}/account/mails`,
      }),
    };
    return { ...first, mail: written, pace: 'instantly', deadline: null, dueAt: null, path: '/account/mails' };
  }
}
