import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { domainOf } from '../domain/mail-domain.js';
import { classOf } from '../domain/mail-class.js';
import { type Hours, MOST_A_DAY, nextDigest, type Pace, type Plan, planOf } from '../domain/sending-time.js';
import { MailSettings } from './mail-settings.js';
import { RECORD } from './patient-mails.sql.js';

/** A mail as it is kept until it is sent. */
export interface WrittenMail {
  readonly cause: string;
  readonly recipient_id: string;
  readonly address: string;
  readonly template: string;
  readonly language: string;
  readonly instance_id: string;
  readonly subject: string;
  readonly body: string;
  readonly correlation: string | null;
}

/** A mail that can wait, with what decides when it is sent. */
export interface PatientMail {
  readonly mail: WrittenMail;
  readonly pace: Pace;
  readonly hours: Hours;
  readonly callId: string;
  /** The instance whose deadline it may be about. */
  readonly fileId: string;
  readonly deadline: string | null;
  readonly dueAt: Date | null;
  readonly path: string;
}

/** Records mails that can wait, each for its hour; what has come is sent at once, as far as the day takes it. */
@Injectable()
export class PlannedMails {
  constructor(private readonly settings: MailSettings) {}

  /** A second mail to the same person is recorded after the first, so that both are counted. */
  async record(tx: Tx, mails: readonly PatientMail[], now: Date): Promise<void> {
    const rows = mails.map((mail) => plannedRow(mail, now));
    for (const portion of eachReaderOnce(rows)) {
      await tx.query(RECORD, [JSON.stringify(portion), domainOf(this.settings.from), MOST_A_DAY]);
    }
  }

  /** Records mails as they are, now, whatever else somebody had today: digests. */
  async recordNow(tx: Tx, mails: readonly PatientMail[], now: Date): Promise<void> {
    const rows = mails.map((mail) => ({
      ...plannedRow(mail, now),
      ...planInRow({ kind: 'now', counts: false }),
    }));
    for (const portion of eachReaderOnce(rows)) {
      await tx.query(RECORD, [JSON.stringify(portion), domainOf(this.settings.from), MOST_A_DAY]);
    }
  }
}

type PlannedRow = ReturnType<typeof plannedRow>;

function plannedRow({ mail, pace, hours, callId, fileId, deadline, dueAt, path }: PatientMail, now: Date) {
  return {
    ...mail,
    ...planInRow(planOf({ mailClass: classOf(mail.template), pace, dueAt }, now, hours)),
    day: hours.wall(now).day,
    digest_at: nextDigest('daily', now, hours),
    call_id: callId,
    file_id: fileId,
    deadline,
    due_at: dueAt,
    path,
  };
}

function planInRow(plan: Plan) {
  if (plan.kind === 'now') return { plan: plan.kind, counts: plan.counts, release_at: null };
  return { plan: plan.kind, counts: false, release_at: plan.at };
}

function eachReaderOnce(rows: readonly PlannedRow[]): readonly (readonly PlannedRow[])[] {
  const portions: PlannedRow[][] = [];
  const before = new Map<string, number>();
  for (const row of rows) {
    const n = before.get(row.recipient_id) ?? 0;
    before.set(row.recipient_id, n + 1);
    (portions[n] ??= []).push(row);
  }
  return portions;
}
