import { Call, type CallFile, type DateOverrides } from '#libs/calls';
import type { Head, HistoryEntry, Knowledge } from './knowledge.js';
import type { PostOffice } from './post-office.js';
import type { SimulatedPostgres } from './simulated-postgres.js';
import { violated } from './violation.js';
import type { World } from './world.js';

interface Seen {
  readonly changed:
    readonly (Omit<Head, 'snapshot'> & Head['snapshot'] & { readonly history: readonly StoredEntry[] | null })[] | null;
  readonly timers: readonly { readonly id: string; readonly at: string; readonly shard: number }[] | null;
  readonly revision: number | null;
  /** A deadline was extended, and the files were not told yet. */
  readonly moving: boolean;
  readonly waiting: { readonly orders: number; readonly mails: number };
  readonly faults: Counts | null;
}

type Counts = Readonly<Record<'dead' | 'buried' | 'twice' | 'unmarked' | 'money', number>>;

type StoredEntry = Omit<HistoryEntry, 'at'> & { readonly at: string };

/** Looks at everything after each step, on a way of its own that no fault is injected into. */
export class Watch {
  private revision: number | null = null;

  constructor(
    private readonly postgres: SimulatedPostgres,
    private readonly knowledge: Knowledge,
    private readonly world: World,
    private readonly postOffice: PostOffice,
  ) {}

  /** How much waits to be carried out and sent, as it was seen last. */
  waiting = { orders: 0, mails: 0 };

  /**
   * Throws `Violation` with the first thing that must not be; where nothing was written there is nothing new to see.
   * Histories after every step; orders and money besides after those that can have moved them.
   */
  look(at: 'histories' | 'everything'): void {
    if (!this.world.hasChanged) return;
    const known = [...this.knowledge.instances.values()].map(({ id, version, seen: mark }) => ({
      id,
      version,
      seen: mark,
    }));
    const [row] = this.postgres.query(LOOK, [JSON.stringify(known), at === 'everything']).rows;
    // One row of JSON, as the statement below builds it.
    const seen = row?.['seen'] as Seen;
    if (seen.revision !== this.revision) this.readCall(seen.revision);
    if (seen.moving) this.knowledge.calendarIsNew(this.world.latestNow);
    for (const { history, ...stored } of seen.changed ?? []) this.follow(stored, history ?? []);
    this.waiting = seen.waiting;
    this.holdTimers(seen);
    if (seen.faults) this.holdCounts(seen.faults);
  }

  /** After a sweep that was not disturbed: everything that was due at `since` has taken effect. */
  nothingDueAt(since: Date): void {
    const overdue = this.knowledge.overdue(since);
    if (overdue !== null) violated('nothing due is left', `${overdue} at ${since.toISOString()}`);
  }

  /** What is marked as sent was accepted, and accepted twice only where a crash came between. */
  mails(excused: ReadonlyMap<string, number>): void {
    const sent = this.postgres.run(`select m.message_id as id from mail m where m.status = 'sent'`).rows;
    for (const { id } of sent) {
      if (!this.postOffice.accepted.has(String(id)))
        violated('a mail is sent once', `${String(id)} is marked and was never accepted`);
    }
    for (const [id, times] of this.postOffice.accepted) {
      if (times > 1 + (excused.get(id) ?? 0)) violated('a mail is sent once', `${id} was accepted ${times} times`);
    }
  }

  /** At the end, when everything has been carried out. */
  nothingOpen(): void {
    const { orders, mails } = this.waiting;
    if (orders > 0) violated('an order has one effect', `${orders} orders are not carried out`);
    if (mails > 0) violated('a mail is sent once', `${mails} mails are not sent`);
  }

  private follow(stored: Omit<Head, 'snapshot'> & Head['snapshot'], history: readonly StoredEntry[]): void {
    const { value, context, since, fired, did, clocks, ...head } = stored;
    const entries = history.map((entry) => ({ ...entry, at: new Date(entry.at) }));
    this.knowledge.follow(
      { ...head, snapshot: { value, context, since, fired, did, clocks } },
      entries,
      this.world.latestNow,
    );
  }

  private holdTimers({ timers }: Seen): void {
    const standing = (timers ?? []).map(({ id, at }) => `${id} ${Date.parse(at)}`).sort();
    const expected = [...this.knowledge.instances.values()]
      .flatMap(({ id, firesAt }) => (firesAt === null ? [] : [`${id} ${Date.parse(firesAt)}`]))
      .sort();
    if (standing.join() === expected.join()) return;
    const missing = expected.find((entry) => !standing.includes(entry));
    const surplus = standing.find((entry) => !expected.includes(entry));
    violated('a timer stands where it falls due', `missing ${missing ?? 'none'}, surplus ${surplus ?? 'none'}`);
  }

  private holdCounts(faults: Counts): void {
    if (faults.dead > 0) violated('nothing is put aside', `${faults.dead} timers`);
    if (faults.buried > 0) violated('nothing is put aside', `${faults.buried} orders`);
    if (faults.twice > 0) violated('an order has one effect', `${faults.twice} orders were carried out twice`);
    if (faults.unmarked > 0) violated('an order has one effect', `${faults.unmarked} orders and effects do not match`);
    if (faults.money > 0) violated('money is where the ledger says', `${faults.money} grants`);
  }

  private readCall(revision: number | null): void {
    const [row] = this.postgres.run('select c.id, c.file, c.date_overrides, c.published_at from call c').rows;
    if (!row || revision === null) return;
    const [file, overrides] = [row['file'] as CallFile, row['date_overrides'] as DateOverrides];
    this.revision = revision;
    this.knowledge.take(
      new Call(String(row['id']), revision, file, overrides, row['published_at'] as Date | null, null),
      this.world.latestNow,
    );
  }
}

const LOOK = `
select json_build_object(
  'changed', (
    select json_agg(json_build_object('id', i.id, 'subject', i.subject, 'definition', i.definition,
      'definitionVersion', i.definition_version, 'version', i.version, 'state', i.state, 'value', i.value,
      'context', i.context, 'since', i.since, 'fired', i.fired, 'did', i.did, 'clocks', i.clocks, 'firesAt', i.fires_at, 'seen', i.xmin::text,
      'history', (
        select json_agg(json_build_object('seq', h.seq, 'event', h.event, 'taken', h.taken, 'payload', h.payload,
          'actor', h.actor, 'at', h.at, 'toState', h.to_state, 'toValue', h.to_value, 'fired', h.fired,
          'command', h.command) order by h.seq)
        from workflow_history h where h.instance_id = i.id and h.seq > coalesce(k.version, 0)
      )) order by i.id)
    from workflow_instance i
    left join json_to_recordset($1::json) as k(id uuid, version int, seen text) on k.id = i.id
    where k.seen is distinct from i.xmin::text
  ),
  'timers', (select json_agg(json_build_object('id', t.instance_id, 'at', t.fires_at)) from workflow_timer t),
  'revision', (select c.revision from call c),
  'moving', exists (select from outbox o where o.name = 'moveDeadlines' and o.done_at is null),
  'waiting', json_build_object('orders', (select count(*) from outbox o where o.done_at is null),
    'mails', (select count(*) from mail m where m.status <> 'sent')),
  'faults', case when $2::boolean then json_build_object(
    'dead', (select count(*) from workflow_dead_timer),
    'buried', (select count(*) from outbox o where o.failed_at is not null),
    'twice', (select count(*) - count(distinct e.order_id) from simulated.effect e),
    'unmarked', (select count(*) from outbox o where o.done_at is not null) - (select count(distinct e.order_id)
      from simulated.effect e join outbox o on o.id = e.order_id where o.done_at is not null)
      + (select count(*) from simulated.effect e join outbox o on o.id = e.order_id where o.done_at is null),
    'money', (select count(*) from grant_balance b cross join lateral (
        select coalesce(sum(l.amount_minor) filter (where l.kind = 'payment'), 0) as paid,
          coalesce(sum(l.amount_minor) filter (where l.kind = 'commitment'), 0) as committed
        from ledger_entry l where l.grant_id = b.grant_id
      ) l cross join lateral (
        select coalesce(sum(p.amount_minor) filter (where p.standing = 'open'), 0) as in_flight
        from payment p where p.grant_id = b.grant_id
      ) p
      where b.paid_minor <> l.paid or b.committed_minor <> l.committed or b.in_flight_minor <> p.in_flight
        or b.paid_minor + b.in_flight_minor > b.awarded_minor)
  ) end) as seen`;
