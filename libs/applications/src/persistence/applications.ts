import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { type Application, ApplicationNotFound } from '../domain/application.js';
import { ApplicationRow } from './application.row.js';

/** A file in one of these states no longer counts against the number of applications of a lead applicant. */
export const GIVEN_UP: readonly string[] = ['withdrawn', 'lapsed'];

/** Applications as they stand, and the numbers of each call. */
@Injectable()
export class Applications {
  async add(tx: Tx, application: Application): Promise<void> {
    await tx.insert(ApplicationRow, { ...application });
  }

  /** Throws `ApplicationNotFound`. */
  async of(tx: Tx, id: string): Promise<Application> {
    const row = await tx.findOneBy(ApplicationRow, { id });
    if (!row) throw new ApplicationNotFound(`There is no application ${id}.`, { id });
    return { ...row };
  }

  async update(
    tx: Tx,
    id: string,
    change: Partial<Pick<Application, 'title' | 'organisationName' | 'code' | 'number'>>,
  ) {
    await tx.update(ApplicationRow, { id }, change);
  }

  /**
   * How many files an organisation has in a call that are not given up. Until the transaction ends nobody else counts
   * them: two starts at once see each other.
   */
  async countAlone(tx: Tx, callId: string, organisationId: string): Promise<number> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `applications ${callId} ${organisationId}`,
    ]);
    const [row]: { count: number }[] = await tx.query(
      `select count(*)::int as count
       from application a join workflow_instance i on i.id = a.id
       where a.call_id = $1 and a.organisation_id = $2 and i.state <> all ($3)`,
      [callId, organisationId, GIVEN_UP],
    );
    return row?.count ?? 0;
  }

  /** The next number of a call; two first submissions get theirs one after the other. */
  async nextNumber(tx: Tx, callId: string): Promise<number> {
    const [row]: { number: number }[] = await tx.query(
      `insert into application_number as n (call_id, last_number) values ($1, 1)
       on conflict (call_id) do update set last_number = n.last_number + 1
       returning last_number as number`,
      [callId],
    );
    if (!row) throw new Error(`No number was given for call ${callId}.`);
    return row.number;
  }
}
