import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/platform';
import type { Topic } from '../domain/mail-class.js';
import type { Pace } from '../domain/sending-time.js';

/** How somebody wants to be written to about what can wait. */
export interface Preference {
  readonly pace: Pace;
  /** What they do without. */
  readonly ended: readonly Topic[];
}

/** Who chose nothing is written to at once about everything. */
export const NOTHING_CHOSEN: Preference = { pace: 'instantly', ended: [] };

/** What people chose. */
@Injectable()
export class MailPreferences {
  constructor(private readonly database: Database) {}

  async of(personId: string): Promise<Preference> {
    return (await this.database.transaction((tx) => this.ofAll(tx, [personId]))).get(personId) ?? NOTHING_CHOSEN;
  }

  /** Of those who chose something. */
  async ofAll(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, Preference>> {
    const rows: (Preference & { personId: string })[] = await tx.query(
      `select p.person_id as "personId", p.pace, p.ended from mail_preference p where p.person_id = any($1)`,
      [personIds],
    );
    return new Map(rows.map(({ personId, pace, ended }) => [personId, { pace, ended }]));
  }

  async save(tx: Tx, personId: string, { pace, ended }: Preference): Promise<void> {
    await tx.query(
      `insert into mail_preference as p (person_id, pace, ended, changed_at) values ($1, $2, $3, minha_now())
       on conflict (person_id) do update
         set pace = excluded.pace, ended = excluded.ended, changed_at = excluded.changed_at`,
      [personId, pace, JSON.stringify(ended)],
    );
  }
}
