import { Injectable } from '@nestjs/common';
import type { LocalDateTime } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import type { CallFile, DateName } from '../file/call-file.js';

/** The outage that moved a date by itself: from when to when, and how long within the hours that the rule looks at. */
export interface MovingOutage {
  readonly from: string;
  readonly until: string;
  readonly minutes: number;
}

/** One date that is set anew, and why: the reason a person gave, or the outage. */
export interface DateChange {
  readonly id: string;
  readonly callId: string;
  readonly name: DateName;
  readonly oldLocal: LocalDateTime;
  readonly newLocal: LocalDateTime;
  readonly zone: string;
  readonly reason: string | null;
  readonly outage: MovingOutage | null;
  /** The id of the person, or of what did it by itself. */
  readonly changedBy: string;
  readonly at: Date;
}

/** Writes what the publication of calls decides. Every change gives the call a new revision. */
@Injectable()
export class CallRecords {
  /** Answers the hash of what is kept of its file; null when the code is taken, and then writes nothing. */
  async add(tx: Tx, call: { readonly id: string; readonly file: CallFile; readonly at: Date }): Promise<string | null> {
    const [added]: { sha256: string }[] = await tx.query(
      `insert into call (id, code, revision, file, date_overrides, created_at)
       values ($1, $2, nextval('call_revision'), $3, '{}', $4)
       on conflict (code) where cancelled_at is null or published_at is not null do nothing
       returning encode(sha256(convert_to(file::text, 'UTF8')), 'hex') as sha256`,
      [call.id, call.file.code, JSON.stringify(call.file), call.at],
    );
    return added?.sha256 ?? null;
  }

  /** Holds the call's row until the transaction ends, so that two changes of its dates come one after the other. */
  async hold(tx: Tx, callId: string): Promise<void> {
    await tx.query('select c.id from call c where c.id = $1 for no key update', [callId]);
  }

  async markPublished(tx: Tx, callId: string, at: Date): Promise<void> {
    await tx.query(`update call set published_at = $2, revision = nextval('call_revision') where id = $1`, [
      callId,
      at,
    ]);
  }

  async markCancelled(tx: Tx, callId: string, at: Date): Promise<void> {
    await tx.query(`update call set cancelled_at = $2, revision = nextval('call_revision') where id = $1`, [
      callId,
      at,
    ]);
  }

  /** Sets dates anew; the list of changes keeps the old ones for ever. */
  async setDates(tx: Tx, callId: string, changes: readonly DateChange[]): Promise<void> {
    const dates = Object.fromEntries(changes.map(({ name, newLocal }) => [name, newLocal]));
    await tx.query(
      `update call set date_overrides = (call.date_overrides::jsonb || $2::jsonb)::json, revision = nextval('call_revision')
       where call.id = $1`,
      [callId, JSON.stringify(dates)],
    );
    for (const change of changes) await this.record(tx, change);
  }

  private async record(tx: Tx, change: DateChange): Promise<void> {
    await tx.query(
      `insert into call_date_change (id, call_id, name, old_local, new_local, zone, reason, outage, changed_by, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        change.id,
        change.callId,
        change.name,
        change.oldLocal,
        change.newLocal,
        change.zone,
        change.reason,
        change.outage && JSON.stringify(change.outage),
        change.changedBy,
        change.at,
      ],
    );
  }
}
