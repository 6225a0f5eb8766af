import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/platform';

/** A payment as somebody saw it in a list. */
export interface Look {
  readonly paymentId: string;
  readonly glance: string;
}

/** What a person had seen when they last said so. */
export interface LastLook {
  /** Null for somebody who has never said so. */
  readonly at: Date | null;
  /** By payment. */
  readonly glances: ReadonlyMap<string, string>;
}

/** Who looked at which payment last, and what they saw. */
@Injectable()
export class Looks {
  constructor(private readonly database: Database) {}

  /** What this person last saw of these payments. */
  async last(personId: string, paymentIds: readonly string[]): Promise<LastLook> {
    const [latest, rows] = await Promise.all([
      this.database.query<{ at: Date | null }>('select max(l.at) as at from payment_look l where l.person_id = $1', [
        personId,
      ]),
      this.database.query<Look>(
        `select l.payment_id as "paymentId", l.glance from payment_look l
         where l.person_id = $1 and l.payment_id = any($2)`,
        [personId, paymentIds],
      ),
    ]);
    return { at: latest[0]?.at ?? null, glances: new Map(rows.map(({ paymentId, glance }) => [paymentId, glance])) };
  }

  /** Notes what was seen of payments in these calls (null: in all); others are left out. */
  async note(
    tx: Tx,
    looks: readonly Look[],
    of: { readonly personId: string; readonly callIds: readonly string[] | null; readonly at: Date },
  ): Promise<void> {
    await tx.query(
      `insert into payment_look (person_id, payment_id, glance, at)
       select $1, p.id, s.glance, $5
       from unnest($2::uuid[], $3::text[]) as s(id, glance) join payment p on p.id = s.id
       where $4::uuid[] is null or p.call_id = any($4)
       on conflict on constraint pk_payment_look do update set glance = excluded.glance, at = excluded.at`,
      [of.personId, looks.map(({ paymentId }) => paymentId), looks.map(({ glance }) => glance), of.callIds, of.at],
    );
  }
}
