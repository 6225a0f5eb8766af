import { Injectable } from '@nestjs/common';
import type { Currency } from '#libs/kernel';
import { Reads } from '#libs/platform';
import type { EntryKind } from '../domain/ledger.js';
import type { GrantMoney, LedgerLine } from './grant-ledger.js';

/** A movement of money of any grant of a call. */
export interface CallLedgerLine extends LedgerLine {
  readonly grantId: string;
  readonly contractNumber: string;
  readonly organisationName: string;
  readonly lot: string;
  readonly currency: Currency;
  readonly executedOn: string | null;
  readonly bankReference: string | null;
}

/** What the movements of one kind add up to, of one currency. */
export interface LedgerTotal {
  readonly kind: EntryKind;
  readonly currency: Currency;
  readonly count: number;
  readonly amountMinor: number;
}

/** Which movements are asked for; what is not said is not asked. */
export interface LedgerFilter {
  readonly callId: string;
  readonly kind?: EntryKind | undefined;
  readonly lot?: string | undefined;
}

/** The ledger of a whole call: what stands on its page adds up to its totals, and these to the balances of its grants. */
@Injectable()
export class CallLedger {
  constructor(private readonly reads: Reads) {}

  /** Oldest first, from behind the entry `after` on. */
  lines(
    filter: LedgerFilter,
    { limit, after = null }: { readonly limit: number; readonly after?: string | null },
  ): Promise<readonly CallLedgerLine[]> {
    return this.reads.query<CallLedgerLine>(LINES, [...parameters(filter), after, limit]);
  }

  /** Of every movement that is asked for, not only of a page of them. */
  totals(filter: LedgerFilter): Promise<readonly LedgerTotal[]> {
    return this.reads.query<LedgerTotal>(TOTALS, parameters(filter));
  }

  /** Where the money of the call's grants is, by currency. */
  money({ callId, lot }: LedgerFilter): Promise<readonly GrantMoney[]> {
    return this.reads.query<GrantMoney>(MONEY, [callId, lot ?? null]);
  }
}

function parameters({ callId, kind, lot }: LedgerFilter): unknown[] {
  return [callId, kind ?? null, lot ?? null];
}

const FILTER = `
where e.call_id = $1 and ($2::text is null or e.kind = $2) and ($3::text is null or e.lot = $3)`;

const LINES = `
select e.id, e.at, e.kind, e.debit, e.credit, e.amount_minor::float8 as "amountMinor", e.payment_id as "paymentId",
  e.grant_id as "grantId", e.lot, e.currency, coalesce(c.number, '') as "contractNumber",
  a.organisation_name as "organisationName", p.executed_on::text as "executedOn", p.bank_reference as "bankReference"
from ledger_entry e
join application a on a.id = e.grant_id
left join contract c on c.grant_id = e.grant_id and c.taken_back_at is null
left join payment p on p.id = e.payment_id
${FILTER}
  and ($4::uuid is null or (e.at, e.id) > (select o.at, o.id from ledger_entry o where o.id = $4))
order by e.at, e.id limit $5`;

const TOTALS = `
select e.kind, e.currency, count(*)::int as count, sum(e.amount_minor)::float8 as "amountMinor"
from ledger_entry e ${FILTER} group by e.kind, e.currency`;

const MONEY = `
select b.currency, sum(b.awarded_minor)::float8 as "awardedMinor", sum(b.committed_minor)::float8 as "committedMinor",
  sum(b.in_flight_minor)::float8 as "inFlightMinor", sum(b.paid_minor)::float8 as "paidMinor",
  sum(b.justified_minor)::float8 as "justifiedMinor", sum(b.recovered_minor)::float8 as "recoveredMinor",
  sum(b.committed_minor - b.paid_minor - b.in_flight_minor)::float8 as "availableMinor"
from grant_balance b where b.call_id = $1 and ($2::text is null or b.lot = $2)
group by b.currency order by b.currency`;
