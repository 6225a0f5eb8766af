import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/platform';
import type { Award, LotBudget } from '../domain/award.js';
import type { Waiting } from '../domain/reserve-list.js';

export interface Place {
  readonly callId: string;
  readonly lot: string;
}

interface Placed extends Place {
  readonly decisionId: string;
  readonly at: Date;
}

/** Awards and the budgets that carry them. The sums of a lot are the database's own; nothing here writes them. */
@Injectable()
export class AwardList {
  constructor(private readonly database: Database) {}

  /** Sets up the budget of a lot before its first award; a second time changes nothing. */
  async openLot(tx: Tx, { callId, lot }: Place, budgetMinor: number): Promise<void> {
    await tx.query(
      `insert into lot_budget (call_id, lot, budget_minor, provisional_minor, awarded_minor)
       values ($1, $2, $3, 0, 0) on conflict do nothing`,
      [callId, lot, budgetMinor],
    );
  }

  async add(
    tx: Tx,
    { callId, lot, decisionId, at }: Placed,
    files: readonly Omit<Award, keyof Place>[],
  ): Promise<void> {
    if (files.length === 0) return;
    await tx.query(
      `insert into award (grant_id, call_id, lot, amount_minor, rank, state, decision_id, placed_at)
       select f.grant_id, $1, $2, f.amount_minor, f.rank, f.state, $3, $4
       from json_to_recordset($5) as f (grant_id uuid, amount_minor bigint, rank int, state text)`,
      [
        callId,
        lot,
        decisionId,
        at,
        JSON.stringify(
          files.map(({ grantId, amountMinor, rank, state }) => ({
            grant_id: grantId,
            amount_minor: amountMinor,
            rank,
            state,
          })),
        ),
      ],
    );
  }

  async of(tx: Tx | null, grantId: string): Promise<Award | null> {
    const rows = await this.rows<Award>(tx, `${AWARDS} where a.grant_id = $1`, [grantId]);
    return rows[0] ?? null;
  }

  async budgetOf(tx: Tx | null, { callId, lot }: Place): Promise<LotBudget | null> {
    const sql = `
      select b.budget_minor::float8 as "budgetMinor", b.provisional_minor::float8 as "provisionalMinor",
        b.awarded_minor::float8 as "awardedMinor"
      from lot_budget b where b.call_id = $1 and b.lot = $2`;
    return (await this.rows<LotBudget>(tx, sql, [callId, lot]))[0] ?? null;
  }

  /** Moves an award on; the database refuses a way that does not exist and a sum that the lot does not carry. */
  async promote(tx: Tx, grantId: string, at: Date): Promise<void> {
    await tx.query(`update award a set state = 'provisional', promoted_at = $2 where a.grant_id = $1`, [grantId, at]);
  }

  async decide(tx: Tx, grantId: string, { by, at }: { readonly by: string; readonly at: Date }): Promise<void> {
    const sql = `update award a set state = 'awarded', awarded_by = $2, awarded_at = $3 where a.grant_id = $1`;
    await tx.query(sql, [grantId, by, at]);
  }

  /** Gives the amount of one file back to its lot; a second time changes nothing. */
  async release(
    tx: Tx,
    grantId: string,
    { because, at }: { readonly because: string; readonly at: Date },
  ): Promise<void> {
    const sql = `update award a set state = 'released', released_because = $2, released_at = $3
      where a.grant_id = $1 and a.state <> 'released'`;
    await tx.query(sql, [grantId, because, at]);
  }

  /** Gives back what belongs to files that have left: withdrawn, rejected or lapsed. Answers how many. */
  async releaseThoseGone(tx: Tx, { callId, lot }: Place, at: Date): Promise<number> {
    const rows: unknown[] = await tx.query(
      `with gone as (
         update award a set state = 'released', released_because = i.state, released_at = $3
         from workflow_instance i
         where i.id = a.grant_id and a.call_id = $1 and a.lot = $2 and a.state <> 'released'
           and i.state in ('withdrawn', 'rejected', 'lapsed')
         returning 1
       ) select from gone`,
      [callId, lot, at],
    );
    return rows.length;
  }

  /** One promotion of a lot at a time, until the transaction ends. */
  async promoteAlone(tx: Tx, { callId, lot }: Place): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`reserve ${callId} ${lot}`]);
  }

  /** Who waits on the reserve list, in rank order. */
  async reserve(tx: Tx | null, { callId, lot }: Place): Promise<readonly Waiting[]> {
    const sql = `
      select a.grant_id as "applicationId", a.rank, a.amount_minor::float8 as "amountMinor"
      from award a join workflow_instance i on i.id = a.grant_id
      where a.call_id = $1 and a.lot = $2 and a.state = 'reserve' and i.state = 'award.reserve'
      order by a.rank`;
    return this.rows<Waiting>(tx, sql, [callId, lot]);
  }

  private rows<Row>(tx: Tx | null, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return tx ? tx.query(sql, [...parameters]) : this.database.query<Row>(sql, parameters);
  }
}

const AWARDS = `
  select a.grant_id as "grantId", a.call_id as "callId", a.lot, a.amount_minor::float8 as "amountMinor", a.rank, a.state
  from award a
`;
