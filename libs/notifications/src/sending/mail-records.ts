import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/platform';
import type { DatesOfMail } from './calendar-of-mail.js';
import { CALENDAR, CALLS_OF_MAILS } from './dates-of-mail.sql.js';
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

  /** Those of the mails that still are to be sent, as they are to be. */
  async queued(ids: readonly string[]): Promise<readonly QueuedMail[]> {
    return this.database.query<QueuedMail>(
      `with mails as materialized (
         select m.* from mail m where m.id = any($1::uuid[]) and ${IS_QUEUED}
       ), calls_of_mails as materialized (${CALLS_OF_MAILS})
       select m.id, m.address, m.language, m.subject, m.body, m.message_id as "messageId", m.correlation,
         m.template, m.recipient_id as "recipientId", m.instance_id as "instanceId",
         ${CALENDAR} as calendar
       from mails m`,
      [ids],
    );
  }

  /** The server took them. A mail about its own reader may carry a secret: once it is out, its text is forgotten. */
  async sent(ids: readonly string[]): Promise<void> {
    const ended = await this.ended(ids, `status = 'sent', last_error = null, sent_at = minha_now()`, []);
    ended.forEach(() => mailTried.tell('sent'));
  }

  /** The server refused it for good. */
  async bounced(id: string, reason: string): Promise<void> {
    await this.ended([id], `status = 'bounced', last_error = $2`, [reason]);
    mailTried.tell('bounced');
  }

  /** The server did not take the mail now. */
  async tried(id: string, reason: string): Promise<void> {
    const rows = await this.change(
      [id],
      `attempts = m.attempts + 1, last_error = $2,
       status = case when m.attempts + 1 >= ${MOST_ATTEMPTS} then 'failed' else m.status end`,
      [reason],
    );
    for (const { status } of rows) mailTried.tell(status === 'failed' ? 'failed' : 'deferred');
  }

  /** The server was not reached, or broke off: that is not counted against the mail. */
  async metNobody(id: string, reason: string): Promise<void> {
    await this.change([id], 'last_error = $2', [`${AWAY}${reason}`]);
    mailTried.tell('deferred');
  }

  /** Nobody has them in hand any more. */
  async putBack(ids: readonly string[]): Promise<void> {
    await this.change(ids, 'handed_at = null', []);
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

  private ended(ids: readonly string[], set: string, values: readonly unknown[]): Promise<readonly unknown[]> {
    const forgotten = `case when m.instance_id = m.recipient_id then '' else m.body end`;
    return this.change(ids, `${set}, attempts = m.attempts + 1, body = ${forgotten}`, values);
  }

  private change(ids: readonly string[], set: string, values: readonly unknown[]): Promise<{ status: string }[]> {
    return this.database.query(
      `with changed as (
         update mail m set ${set} where m.id = any($1::uuid[]) and ${IS_QUEUED} returning m.status
       ) select c.status from changed c`,
      [ids, ...values],
    );
  }
}
