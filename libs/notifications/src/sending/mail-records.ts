import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/platform';
import type { DatesOfMail } from './calendar-of-mail.js';
import { CALENDAR } from './dates-of-mail.sql.js';
import { mailTried } from './mail-outcomes.js';

export interface QueuedMail {
  readonly id: string;
  readonly address: string;
  readonly language: string;
  readonly subject: string;
  readonly body: string;
  readonly messageId: string;
  /** The request that it follows from. */
  readonly correlation: string | null;
  readonly template: string;
  readonly recipientId: string;
  /** The file that it is about. */
  readonly instanceId: string;
  /** The dates that it brings into calendars, or takes out of them; null for most. */
  readonly calendar: DatesOfMail | null;
}

/** How long a mail may lie in the queue before it is handed over again. */
const HAND_OVER_AGAIN = '10 seconds';
/**
 * After PostgreSQL came up, nobody takes over for that long what somebody had in hand when it went down: who lived
 * through it first marks what the mail server accepted meanwhile.
 */
const HEAD_START = '4 seconds';
/** A mail that no server took in this many tries is put aside for an operator. */
const MOST_ATTEMPTS = 50;
/** How the reason begins where the server and not the mail was the trouble. */
const AWAY = 'away: ';
/**
 * Whether one mail, found by its key, waits. Worded unlike the condition of the index of mails that wait: a planner that
 * last saw it empty takes it for the shortest way, and reads through all that have come since.
 */
const IS_QUEUED = `coalesce(m.status, '') = 'queued'`;

/** What is known of each mail that waits, and what became of it. */
@Injectable()
export class MailRecords {
  constructor(private readonly database: Database) {}

  /** Ids of mails that wait; marks them as handed over. Tries that failed wait longer each time, an hour at most. */
  async next(limit: number): Promise<readonly string[]> {
    return this.handOver(
      `m.handed_at is null
         or m.handed_at < now() - least(interval '${HAND_OVER_AGAIN}' * power(2, least(m.attempts, 9)), interval '1 hour')
           and pg_postmaster_start_time() < now() - interval '${HEAD_START}'`,
      'm.queued_at',
      limit,
    );
  }

  /** The mail that was not tried for longest, whatever it waits for; marks it as handed over. */
  async oneToTry(): Promise<readonly string[]> {
    return this.handOver('true', 'm.handed_at nulls first, m.queued_at', 1);
  }

  /** The mail as it is to be sent, unless that has happened. */
  async queued(id: string): Promise<QueuedMail | undefined> {
    const [mail] = await this.database.query<QueuedMail>(
      `select m.id, m.address, m.language, m.subject, m.body, m.message_id as "messageId", m.correlation,
         m.template, m.recipient_id as "recipientId", m.instance_id as "instanceId",
         ${CALENDAR} as calendar
       from mail m where m.id = $1 and ${IS_QUEUED}`,
      [id],
    );
    return mail;
  }

  /** A mail about its own reader may carry a secret: once it is out, its text is forgotten. */
  async mark(id: string, status: 'sent' | 'bounced', reason: string | null): Promise<void> {
    await this.change(
      `status = $2, last_error = $3, attempts = m.attempts + 1, sent_at = case when $2 = 'sent' then minha_now() end,
       body = case when m.instance_id = m.recipient_id then '' else m.body end`,
      [id, status, reason],
    );
    mailTried.tell(status);
  }

  /** The server did not take the mail now. */
  async tried(id: string, reason: string): Promise<void> {
    const rows = await this.change(
      `attempts = m.attempts + 1, last_error = $2,
       status = case when m.attempts + 1 >= ${MOST_ATTEMPTS} then 'failed' else m.status end`,
      [id, reason],
    );
    for (const { status } of rows) mailTried.tell(status === 'failed' ? 'failed' : 'deferred');
  }

  /** The server was not reached, or broke off: that is not counted against the mail. */
  async metNobody(id: string, reason: string): Promise<void> {
    await this.change('last_error = $2', [id, `${AWAY}${reason}`]);
    mailTried.tell('deferred');
  }

  /** Nobody has it in hand any more. */
  async putBack(id: string): Promise<void> {
    await this.change('handed_at = null', [id]);
  }

  /** What was handed over so many seconds ago, and was never tried since, waits again. */
  async takeBack(olderThanSeconds: number): Promise<void> {
    await this.database.query(
      `with back as (
         update mail m set handed_at = null
         where m.status = 'queued' and m.last_error is null and m.handed_at < now() - make_interval(secs => $1)
           and pg_postmaster_start_time() < now() - interval '${HEAD_START}' returning 1
       ) select count(*) from back`,
      [olderThanSeconds],
    );
  }

  /** The server is back: what it did not answer may be tried at once. */
  async putBackThoseThatMetNobody(): Promise<void> {
    await this.database.query(
      `with back as (
         update mail m set handed_at = null where m.status = 'queued' and m.last_error like '${AWAY}%' returning 1
       ) select count(*) from back`,
    );
  }

  /** Lets a mail that was given up or refused be sent again; what the server had said, or null where that cannot be. */
  async sendAgain(tx: Tx, id: string): Promise<string | null> {
    const rows: { reason: string }[] = await tx.query(
      `with dead as (
         select m.id, m.last_error from mail m
         where m.id::text = $1 and m.status in ('failed', 'bounced') and m.body <> '' for update
       ), queued as (
         update mail m set status = 'queued', attempts = 0, handed_at = null, last_error = null
         from dead d where m.id = d.id
       ) select coalesce(d.last_error, '') as reason from dead d`,
      [id],
    );
    return rows[0]?.reason ?? null;
  }

  private async handOver(eligible: string, order: string, limit: number): Promise<readonly string[]> {
    const rows = await this.database.query<{ id: string }>(
      `with next as (
         select m.id from mail m where m.status = 'queued' and (${eligible})
         order by ${order} limit $1 for update skip locked
       ), handed as (
         update mail m set handed_at = now() from next n where m.id = n.id returning m.id
       ) select h.id from handed h`,
      [limit],
    );
    return rows.map((row) => row.id);
  }

  private change(set: string, [id, ...values]: readonly [string, ...unknown[]]): Promise<{ status: string }[]> {
    return this.database.query(
      `with changed as (update mail m set ${set} where m.id = $1 and ${IS_QUEUED} returning m.status)
       select c.status from changed c`,
      [id, ...values],
    );
  }
}
