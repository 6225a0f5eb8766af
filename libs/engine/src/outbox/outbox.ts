import { Injectable } from '@nestjs/common';
import { Database, following, onceCommitted, traced, type Tx } from '#libs/platform';
import type { EffectHandler, OutboxEffect } from './effect-handler.js';
import { orderEnded } from './order-outcomes.js';

/** How long an order may lie in the queue before it is handed over again; the second one finds it done. */
const HAND_OVER_AGAIN = '10 seconds';

const COLUMNS = `o.id, o.name, o.instance_id as "instanceId", o.call_id as "callId", o.subject, o.payload, o.at,
  o.progress, o.correlation`;

/**
 * Whether one order, found by its key, is open. Worded unlike the condition of the index of open orders: a planner that
 * last saw it empty takes it for the shortest way, and reads through all that have come since.
 */
const IS_OPEN = 'coalesce(o.done_at, o.failed_at) is null';

/** The orders that wait to be carried out. */
@Injectable()
export class Outbox {
  constructor(private readonly database: Database) {}

  /** Ids of orders that nobody was given yet, or that were lost on the way; marks them as handed over. */
  async next(limit: number): Promise<readonly string[]> {
    const rows = await this.database.query<{ id: string }>(
      `with next as (
         select o.id from outbox o
         where o.done_at is null and o.failed_at is null
           and (o.enqueued_at is null or o.enqueued_at < now() - interval '${HAND_OVER_AGAIN}')
         order by o.at limit $1 for update skip locked
       ), handed as (
         update outbox o set enqueued_at = now() from next n where o.id = n.id returning o.id, o.at
       )
       select h.id from handed h order by h.at, h.id`,
      [limit],
    );
    return rows.map((row) => row.id);
  }

  /** What was handed over so many seconds ago and is not done waits again. */
  async takeBack(olderThanSeconds: number): Promise<void> {
    await this.database.query(
      `with back as (
         update outbox o set enqueued_at = null
         where o.done_at is null and o.failed_at is null and o.enqueued_at < now() - make_interval(secs => $1) returning 1
       ) select count(*) from back`,
      [olderThanSeconds],
    );
  }

  /** Carries an order out, portion by portion, unless that has happened; false when there was nothing to do. */
  async carryOut(id: string, handlerOf: (name: string) => EffectHandler): Promise<boolean> {
    let done = false;
    for (;;) {
      const portion = await this.database.transaction((tx) => this.carryOutPortion(tx, id, handlerOf));
      done ||= portion !== 'none';
      if (portion !== 'more') return done;
    }
  }

  /** Puts an order aside that cannot be carried out; an operator sees the reason and may replay it. */
  async bury(id: string, reason: string): Promise<void> {
    const buried = await this.database.query<{ order: string }>(
      `with buried as (
         update outbox o set failed_at = now(), failure = $2 where o.id = $1 and o.done_at is null returning o.name
       ) select b.name as "order" from buried b`,
      [id, reason.slice(0, 2000)],
    );
    for (const { order } of buried) orderEnded.tell({ order, outcome: 'putAside' });
  }

  /** Lets a buried order be tried again; answers why it was buried, or null when it was not. */
  async replay(tx: Tx, id: string): Promise<string | null> {
    const rows: { reason: string }[] = await tx.query(
      `with buried as (
         select o.id, o.failure from outbox o where o.id = $1 and o.failed_at is not null for update
       ), replayed as (
         update outbox o set failed_at = null, failure = null, enqueued_at = null from buried b where o.id = b.id
       ) select coalesce(b.failure, '') as reason from buried b`,
      [id],
    );
    return rows[0]?.reason ?? null;
  }

  private async carryOutPortion(
    tx: Tx,
    id: string,
    handlerOf: (name: string) => EffectHandler,
  ): Promise<'none' | 'more' | 'last'> {
    const [effect]: (OutboxEffect & { readonly correlation: string | null })[] = await tx.query(
      `select ${COLUMNS} from outbox o where o.id = $1 and ${IS_OPEN} for update`,
      [id],
    );
    if (!effect) return 'none';
    const { correlation, ...order } = effect;
    // What follows from a timer's order is found under the order itself: nobody asked for it.
    const handled = following(correlation ?? id, () =>
      traced(`order ${order.name}`, {}, async () => handlerOf(order.name).handle(tx, order)),
    );
    const progress = (await handled) ?? null;
    await tx.query(
      `update outbox o set progress = $2, done_at = case when $2::text is null then now() end where o.id = $1`,
      [id, progress],
    );
    if (progress === null) onceCommitted(tx, () => orderEnded.tell({ order: effect.name, outcome: 'done' }));
    return progress === null ? 'last' : 'more';
  }
}
