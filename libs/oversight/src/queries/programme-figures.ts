import { Injectable } from '@nestjs/common';
import { Reads } from '#libs/platform';

/** One call of the programme. Money in minor units of the call's currency. */
export interface CallLine {
  readonly callId: string;
  readonly submitted: number;
  readonly awarded: number;
  readonly signed: number;
  readonly closed: number;
  readonly awardedMinor: number;
  readonly committedMinor: number;
  readonly paidMinor: number;
  readonly justifiedMinor: number;
}

/** The figures of several calls. Their cost grows with the grants, not with the applications. */
@Injectable()
export class ProgrammeFigures {
  constructor(private readonly reads: Reads) {}

  of(callIds: readonly string[]): Promise<readonly CallLine[]> {
    return this.reads.query<CallLine>(LINES, [callIds]);
  }
}

/** Numbers of applications are given without a gap, to those that are submitted. */
const LINES = `
select c.id as "callId", coalesce(n.last_number, 0) as submitted, coalesce(w.awarded, 0) as awarded,
  coalesce(s.signed, 0) as signed, coalesce(g.closed, 0) as closed,
  coalesce(w.awarded_minor, 0)::float8 as "awardedMinor", coalesce(g.committed, 0)::float8 as "committedMinor",
  coalesce(g.paid, 0)::float8 as "paidMinor", coalesce(g.justified, 0)::float8 as "justifiedMinor"
from unnest($1::uuid[]) with ordinality c(id, place)
left join application_number n on n.call_id = c.id
left join (
  select a.call_id, count(*)::int as awarded, sum(a.amount_minor) as awarded_minor
  from award a where a.state = 'awarded' and a.call_id = any($1) group by a.call_id
) w on w.call_id = c.id
left join (
  select k.call_id, count(*)::int as signed from contract k join contract_signature s on s.contract_id = k.id
  where s.side = 'beneficiary' and k.call_id = any($1) group by k.call_id
) s on s.call_id = c.id
left join (
  select b.call_id, count(*) filter (where i.state = 'closed')::int as closed, sum(b.committed_minor) as committed,
    sum(b.paid_minor) as paid, sum(b.justified_minor) as justified
  from grant_balance b join workflow_instance i on i.id = b.grant_id where b.call_id = any($1) group by b.call_id
) g on g.call_id = c.id
order by c.place`;
