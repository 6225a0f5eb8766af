import { Injectable } from '@nestjs/common';
import { Reads } from '#libs/platform';
import type { Stage } from '../domain/stage.js';

/** What one assessor has to read in a stage of a call. */
export interface AssessorLoad {
  readonly personId: string;
  readonly name: string;
  /** Whether they signed the declaration: until then they read nothing. */
  readonly hasDeclared: boolean;
  /** Files that they have now, and how many of those are final. */
  readonly assigned: number;
  readonly finals: number;
  /** Files of the call that they may not read. */
  readonly conflicts: number;
}

/** How the files of a call are shared among its assessors. */
@Injectable()
export class AssessorLoads {
  constructor(private readonly reads: Reads) {}

  /** Everybody who may be given files, and whoever has some: the one with most to read first. */
  of(callId: string, stage: Stage): Promise<readonly AssessorLoad[]> {
    return this.reads.query<AssessorLoad>(LOADS, [callId, stage]);
  }
}

const LOADS = `
with load as (
  select a.person_id, count(*)::int as assigned, count(s.submitted_at)::int as finals
  from assignment a
  left join assessment s on s.assignment_id = a.id
  where a.call_id = $1 and a.stage = $2 and a.ended_at is null
  group by a.person_id
), conflict as (
  select c.person_id, count(*)::int as conflicts from conflict_of_interest c where c.call_id = $1 group by c.person_id
), reader as (
  select g.person_id from role_grant g
  where g.role = 'assessor' and g.revoked_at is null and (g.call_id is null or g.call_id = $1)
  union
  select l.person_id from load l
)
select p.id as "personId", p.name,
  exists (
    select from impartiality_declaration d where d.call_id = $1 and d.person_id = p.id
  ) as "hasDeclared",
  coalesce(l.assigned, 0) as assigned, coalesce(l.finals, 0) as finals, coalesce(c.conflicts, 0) as conflicts
from reader r
join person p on p.id = r.person_id and (p.disabled_at is null or exists (select from load o where o.person_id = p.id))
left join load l on l.person_id = p.id
left join conflict c on c.person_id = p.id
order by coalesce(l.assigned, 0) - coalesce(l.finals, 0) desc, coalesce(l.assigned, 0) desc, p.name, p.id`;
