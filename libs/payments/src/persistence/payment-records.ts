import { Injectable } from '@nestjs/common';
import type { JsonObject } from '#libs/kernel';
import { Database, type Tx } from '#libs/platform';
import type { PaymentKind } from '../domain/instalment.js';

/** A payment with everything that decides about it, as it stands in the database: one row of one statement. */
export interface PaymentRecord {
  readonly id: string;
  readonly grantId: string;
  readonly callId: string;
  readonly organisationId: string;
  readonly kind: PaymentKind;
  readonly n: number;
  readonly amountMinor: number;
  readonly currency: string;
  readonly contractNumber: string;
  readonly standing: 'open' | 'executed' | 'refused';
  readonly requestedAt: Date;
  readonly state: string;
  /** When the term of payment began. */
  readonly termFrom: Date;
  readonly dueAt: Date | null;
  readonly fixed: { readonly bankAccountId: string; readonly holder: string; readonly rib: string } | null;
  readonly account: {
    readonly bankAccountId: string;
    readonly holder: string;
    readonly rib: string;
    readonly verifiedAt: string | null;
    readonly since: string;
    /** Whether the organisation had another account before this one. */
    readonly replacedAnother: boolean;
  } | null;
  readonly grantState: string;
  readonly grantContext: JsonObject;
  readonly hasOverdueReport: boolean;
  readonly hasAnotherOpen: boolean;
  readonly assessedByAsker: boolean;
  readonly freeMinor: number;
  readonly organisationName: string;
  readonly projectTitle: string;
  readonly executedOn: string | null;
  readonly bankReference: string | null;
  readonly batch: {
    readonly id: string;
    readonly messageId: string;
    readonly endToEndId: string;
    readonly madeOn: string;
  } | null;
}

/** What finance officers sort their work by; each group is one step of the procedure. */
export const PAYMENT_GROUPS = {
  toCheck: ['requested'],
  toApprove: ['checked'],
  toSend: ['approved'],
  atBank: ['sent'],
  returned: ['returned'],
  toReconcile: ['executed'],
  done: ['reconciled', 'refused'],
} as const satisfies Record<string, readonly string[]>;

export type PaymentGroup = keyof typeof PAYMENT_GROUPS;

// The keys of a constant are known; Object.entries only says that they are text.
const GROUPS = Object.entries(PAYMENT_GROUPS) as [PaymentGroup, readonly string[]][];

export interface PaymentFilter {
  /** Calls whose payments the reader may see; null: all. */
  readonly callIds: readonly string[] | null;
  readonly group?: PaymentGroup | undefined;
  readonly search?: string | undefined;
  /** These payments only. */
  readonly ids?: readonly string[] | undefined;
}

/** How much money stands at one step, of one currency. */
export interface PaymentSum {
  readonly group: PaymentGroup;
  readonly currency: string;
  readonly count: number;
  readonly amountMinor: number;
  /** The oldest obligation among them. */
  readonly dueAt: Date | null;
}

/** Where a page of the list begins: after the row with this obligation. */
export interface PaymentPlace {
  readonly dueAt: string;
  readonly id: string;
}

/** Reads payments with the facts about them. `asker` is the person whose own hindrances count. */
@Injectable()
export class PaymentRecords {
  constructor(private readonly database: Database) {}

  /** `tx` null: outside a transaction, for a page. */
  async of(tx: Tx | null, id: string, asker: string): Promise<PaymentRecord | null> {
    const [record] = await this.read(tx, `${RECORD} where p.id = $2`, [asker, id]);
    return record ?? null;
  }

  ofGrant(grantId: string, asker: string): Promise<readonly PaymentRecord[]> {
    return this.read(null, `${RECORD} where p.grant_id = $2 order by p.requested_at, p.id`, [asker, grantId]);
  }

  page(
    asker: string,
    filter: PaymentFilter,
    limit: number,
    after: PaymentPlace | null,
  ): Promise<readonly PaymentRecord[]> {
    const place = [after?.dueAt ?? null, after?.id ?? null];
    return this.read(null, `${RECORD} ${FILTER} ${PAGE}`, [asker, ...parameters(filter), ...place, limit]);
  }

  /** How many payments each group has under the rest of the filter. */
  async counts(filter: PaymentFilter): Promise<Readonly<Record<PaymentGroup, number>>> {
    const rows = await this.database.query<{ state: string; count: number }>(COUNTS, [
      null,
      ...parameters({ ...filter, group: undefined }),
    ]);
    const count = (states: readonly string[]) =>
      rows.filter(({ state }) => states.includes(state)).reduce((sum, row) => sum + row.count, 0);
    // One entry for each group.
    return Object.fromEntries(GROUPS.map(([group, states]) => [group, count(states)])) as Record<PaymentGroup, number>;
  }

  /** What stands at each step, by currency; nothing for a step that is empty. */
  async sums(filter: PaymentFilter): Promise<readonly PaymentSum[]> {
    const states = GROUPS.flatMap(([group, of]) => of.map((state) => ({ group, state })));
    return this.database.query<PaymentSum>(SUMS, [
      null,
      ...parameters({ ...filter, group: undefined }),
      states.map(({ state }) => state),
      states.map(({ group }) => group),
    ]);
  }

  private read(tx: Tx | null, sql: string, values: readonly unknown[]): Promise<PaymentRecord[]> {
    return tx ? tx.query(sql, [...values]) : this.database.query<PaymentRecord>(sql, values);
  }
}

function parameters(filter: PaymentFilter): unknown[] {
  const words = filter.search?.trim() ? `%${filter.search.trim().replace(/[\\%_]/g, '\\$&')}%` : null;
  return [filter.callIds, filter.group ? PAYMENT_GROUPS[filter.group] : null, words, filter.ids ?? null];
}

const FILES = `
from payment p
join workflow_instance i on i.id = p.id
join application a on a.id = p.grant_id`;

const RECORD = `
select p.id, p.grant_id as "grantId", p.call_id as "callId", p.organisation_id as "organisationId", p.kind, p.n,
  p.amount_minor::float8 as "amountMinor", p.currency, p.contract_number as "contractNumber", p.standing,
  p.requested_at as "requestedAt", i.state, (i.context->>'termFrom')::timestamptz as "termFrom", t.due_at as "dueAt",
  case when p.bank_account_id is not null then
    json_build_object('bankAccountId', p.bank_account_id, 'holder', p.payee_holder, 'rib', p.payee_rib) end as fixed,
  case when b.id is not null then json_build_object('bankAccountId', b.id, 'holder', b.holder, 'rib', b.rib,
    'verifiedAt', b.verified_at, 'since', b.since, 'replacedAnother',
    exists (select from bank_account o where o.organisation_id = b.organisation_id and o.ended_at is not null)) end as account,
  g.state as "grantState", g.context as "grantContext",
  exists (select from report r join workflow_instance w on w.id = r.id where r.grant_id = p.grant_id and w.state = 'overdue')
    as "hasOverdueReport",
  exists (select from payment o where o.grant_id = p.grant_id and o.id <> p.id and o.standing = 'open') as "hasAnotherOpen",
  coalesce((g.did->'assessmentFinalised')::jsonb ? $1, false) as "assessedByAsker",
  (l.committed_minor - l.paid_minor - l.in_flight_minor)::float8 as "freeMinor",
  a.organisation_name as "organisationName", a.title as "projectTitle", p.executed_on::text as "executedOn",
  p.bank_reference as "bankReference",
  case when d.batch_id is not null then json_build_object('id', d.batch_id, 'messageId', f.message_id,
    'endToEndId', d.end_to_end_id, 'madeOn', f.made_at) end as batch
${FILES}
join workflow_instance g on g.id = p.grant_id
join grant_balance l on l.grant_id = p.grant_id
left join bank_account b on b.organisation_id = p.organisation_id and b.ended_at is null
left join payment_order d on d.payment_id = p.id and d.returned_at is null
left join payment_batch f on f.id = d.batch_id
left join lateral (
  select next_obligation(p.id) as due_at
) t on true`;

const FILTER = `
where ($2::uuid[] is null or p.call_id = any($2))
  and ($3::text[] is null or i.state = any($3))
  and ($4::text is null or p.contract_number ilike $4 or a.title ilike $4 or a.organisation_name ilike $4)
  and ($5::uuid[] is null or p.id = any($5))`;

/** What has no deadline comes last: its place is the end of time. */
const PAGE = `
  and ($6::timestamptz is null or (coalesce(t.due_at, 'infinity'), p.id) > ($6::timestamptz, $7::uuid))
order by coalesce(t.due_at, 'infinity'), p.id
limit $8`;

const COUNTS = `select i.state, count(*)::int as count ${FILES} ${FILTER} and $1::text is null group by i.state`;

const SUMS = `
select s."group", p.currency, count(*)::int as count, sum(p.amount_minor)::float8 as "amountMinor",
  min(case when p.standing = 'open' then next_obligation(p.id) end) as "dueAt"
${FILES}
join unnest($6::text[], $7::text[]) as s(state, "group") on s.state = i.state
${FILTER} and $1::text is null
group by s."group", p.currency order by p.currency`;
