import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';

interface Signed {
  readonly by: string;
  readonly at: string;
}

/** What a payment rests on: who signed the contract, who verified the account, which report was accepted. */
export interface PaymentEvidence {
  readonly paymentId: string;
  readonly contract: {
    readonly amountMinor: number;
    readonly authority: Signed | null;
    readonly beneficiary: Signed | null;
  };
  /** The account that would be paid: the checked one from the check on, before it the present one. */
  readonly account: {
    readonly bank: string;
    readonly since: string;
    readonly verified: Signed | null;
    /** Whether the organisation had another one before. */
    readonly replacedAnother: boolean;
  } | null;
  /** The last report that was accepted before; null where none was due yet. */
  readonly report: {
    readonly id: string;
    readonly kind: 'interim' | 'final';
    readonly acceptedMinor: number;
    readonly accepted: Signed;
  } | null;
}

/** The evidence of several payments, for whoever decides about them. */
@Injectable()
export class EvidenceOfPayments {
  constructor(private readonly database: Database) {}

  /** By payment. */
  async of(paymentIds: readonly string[]): Promise<ReadonlyMap<string, PaymentEvidence>> {
    const rows = await this.database.query<PaymentEvidence>(EVIDENCE, [paymentIds]);
    return new Map(rows.map((row) => [row.paymentId, row]));
  }
}

const signature = (side: string) => `(
  select json_build_object('by', s.person_name, 'at', s.signed_at)
  from contract_signature s where s.contract_id = c.id and s.side = '${side}')`;

const EVIDENCE = `
select p.id as "paymentId",
  json_build_object('amountMinor', c.amount_minor, 'authority', ${signature('authority')},
    'beneficiary', ${signature('beneficiary')}) as contract,
  case when b.id is not null then json_build_object('bank', b.bank, 'since', b.since,
    'verified', case when b.verified_at is not null then json_build_object('by', v.name, 'at', b.verified_at) end,
    'replacedAnother', exists (
      select from bank_account o where o.organisation_id = b.organisation_id and o.id <> b.id and o.since < b.since)) end as account,
  case when r.id is not null then json_build_object('id', r.id, 'kind', r.kind, 'acceptedMinor', r.accepted_minor,
    'accepted', json_build_object('by', r.name, 'at', r.decided_at)) end as report
from payment p
join workflow_instance i on i.id = p.id
left join contract c on c.grant_id = p.grant_id and c.taken_back_at is null
left join bank_account b on case when i.state in ('requested', 'returned')
  then b.organisation_id = p.organisation_id and b.ended_at is null else b.id = p.bank_account_id end
left join person v on v.id = b.verified_by
left join lateral (
  select r.id, r.kind, d.accepted_minor, d.decided_at, coalesce(q.name, '') as name
  from report r join report_verification d on d.report_id = r.id left join person q on q.id = d.decided_by
  where r.grant_id = p.grant_id order by d.decided_at desc limit 1
) r on true
where p.id = any($1)`;
