import { Injectable } from '@nestjs/common';
import { Database, following, onceCommitted, traced, type Tx } from '#libs/platform';
import { type EffectHandler, ManyAtOnce, type OutboxEffect } from './effect-handler.js';
import { orderEnded } from './order-outcomes.js';

/** How long an order may lie in the queue before it is handed over again; the second one finds it done. */
const HAND_OVER_AGAIN = '10 seconds';

const COLUMNS = `o.id, o.name, o.instance_id as "instanceId", o.call_id as "callId", o.subject, o.payload, o.at,
  o.progress, coalesce(o.correlation, o.id) as correlation`;

/**
 * Whether one order, found by its key, is open. Worded unlike the condition of the index of open orders: a planner that
 * last saw it empty takes it for the shortest way, and reads through all that have come since.
 */
const IS_OPEN = 'coalesce(o.done_at, o.failed_at) is null';

/** An order that somebody is to carry out, and what kind of effect it is. */
export interface HandedOrder {
  readonly id: string;
  readonly name: string;
}

/** The orders that wait to be carried out. */
@Injectable()
export class Outbox {
  constructor(private readonly database: Database) {}

  /** Orders that nobody was given yet, or that were lost on the way; marks them as handed over. */
  next(limit: number): Promise<readonly HandedOrder[]> {
    return this.database.query(
      `with next as (
         select o.id from outbox o
         where o.done_at is null and o.failed_at is null
           and (o.enqueued_at is null or o.enqueued_at < now() - interval '${HAND_OVER_AGAIN}')
         order by o.at limit $1 for update skip locked
       ), handed as (
         update outbox o set enqueued_at = now() from next n where o.id = n.id returning o.id, o.name, o.at
       )
       select h.id, h.name from handed h order by h.at, h.id`,
      [limit],
    );
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

  /**
   * Carries out many orders of effects that can be done together, in one transaction: all of them, or none. What is done
   * or put aside is left out, and so is what somebody else has in hand.
   */
  async carryOutTogether(ids: readonly string[], handlerOf: (name: string) => EffectHandler): Promise<void> {
    await this.database.transaction(async (tx) => {
      const orders: OutboxEffect[] = await tx.query(
        `select ${COLUMNS} from outbox o where o.id = any($1) and ${IS_OPEN} order by o.at, o.id for update skip locked`,
        [ids],
      );
      for (const name of new Set(orders.map((order) => order.name))) {
        const handler = handlerOf(name);
        if (!(handler instanceof ManyAtOnce)) throw new Error(`Orders of ${name} are carried out one by one.`);
        await traced(`orders ${name}`, {}, () =>
          handler.handleAll(
            tx,
            orders.filter((order) => order.name === name),
          ),
        );
      }
      await tx.query(`update outbox o set done_at = now() where o.id = any($1)`, [orders.map(({ id }) => id)]);
      onceCommitted(tx, () => {
        for (const { name } of orders) orderEnded.tell({ order: name, outcome: 'done' });
      });
    });
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
    const [order]: OutboxEffect[] = await tx.query(
      `select ${COLUMNS} from outbox o where o.id = $1 and ${IS_OPEN} for update`,
      [id],
    );
    if (!order) return 'none';
    const handled = following(order.correlation, () =>
      traced(`order ${order.name}`, {}, async () => handlerOf(order.name).handle(tx, order)),
    );
    const progress = (await handled) ?? null;
    await tx.query(
      `update outbox o set progress = $2, done_at = case when $2::text is null then now() end where o.id = $1`,
      [id, progress],
    );
    if (progress === null) onceCommitted(tx, () => orderEnded.tell({ order: order.name, outcome: 'done' }));
    return progress === null ? 'last' : 'more';
  }
}
