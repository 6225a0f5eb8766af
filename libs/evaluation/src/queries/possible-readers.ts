import { Injectable } from '@nestjs/common';
import { Reads } from '#libs/platform';
import type { Stage } from '../domain/stage.js';

/** Why somebody may not be given a file; `free` where they may. */
export const STANDINGS = ['free', 'reads', 'had', 'conflict', 'member', 'chair'] as const;
export type Standing = (typeof STANDINGS)[number];

/** An assessor of the call, seen from one file. */
export interface PossibleReader {
  readonly personId: string;
  readonly name: string;
  /** Files of this stage that they have now, and how many of those are final. */
  readonly assigned: number;
  readonly finals: number;
  readonly standing: Standing;
}

/** Somebody whose place can be taken: their assessment is not final. */
export interface Replaceable {
  readonly assignmentId: string;
  readonly name: string;
  readonly hasBegun: boolean;
}

/** Who may read a file whose assessments are awaited. */
export interface Readership {
  readonly stage: Stage;
  /** Readers that it lacks. */
  readonly missing: number;
  readonly replaceable: readonly Replaceable[];
  /** Those who may be chosen first, with the fewest files in front; then the others. */
  readonly people: readonly PossibleReader[];
}

@Injectable()
export class PossibleReaders {
  constructor(private readonly reads: Reads) {}

  /** Null where no assessment of the file is awaited. */
  async of(applicationId: string): Promise<Readership | null> {
    const [round] = await this.reads.query<Omit<Readership, 'people'> & { id: string }>(ROUND, [applicationId]);
    if (!round) return null;
    const { id, ...readership } = round;
    return { ...readership, people: await this.reads.query<PossibleReader>(PEOPLE, [id]) };
  }
}

const ROUND = `
select r.id, r.stage,
  greatest(0, r.required - r.readers) as missing,
  (
    select coalesce(json_agg(json_build_object(
      'assignmentId', a.id, 'name', p.name, 'hasBegun', s.id is not null) order by p.name, a.id), '[]'::json)
    from assignment a
    join person p on p.id = a.person_id
    left join assessment s on s.assignment_id = a.id
    where a.round_id = r.id and a.ended_at is null and s.submitted_at is null
  ) as replaceable
from evaluation_round r
where r.application_id = $1 and r.completed_at is null
order by r.opened_at desc limit 1`;

const PEOPLE = `
select p.id as "personId", p.name, load.assigned, load.finals, standing.is as standing
from evaluation_round r
join role_grant g on g.role = 'assessor' and g.revoked_at is null and (g.call_id is null or g.call_id = r.call_id)
join person p on p.id = g.person_id and p.disabled_at is null
cross join lateral (
  select count(*)::int as assigned, count(s.submitted_at)::int as finals
  from assignment a
  left join assessment s on s.assignment_id = a.id
  where a.person_id = p.id and a.call_id = r.call_id and a.stage = r.stage and a.ended_at is null
) load
cross join lateral (
  select case
    when exists (
      select from assignment a where a.round_id = r.id and a.person_id = p.id and a.ended_at is null
    ) then 'reads'
    when exists (
      select from conflict_of_interest c where c.application_id = r.application_id and c.person_id = p.id
    ) then 'conflict'
    when exists (select from assignment a where a.round_id = r.id and a.person_id = p.id) then 'had'
    when exists (
      select from role_grant other
      where other.person_id = p.id and other.role = 'chair' and other.revoked_at is null
        and (other.call_id is null or other.call_id = r.call_id)
    ) then 'chair'
    when exists (
      select from membership m
      join application f on f.organisation_id = m.organisation_id
      where m.person_id = p.id and m.ended_at is null and f.call_id = r.call_id
    ) then 'member'
    else 'free'
  end as is
) standing
where r.id = $1
group by p.id, p.name, load.assigned, load.finals, standing.is
order by standing.is <> 'free', load.assigned, p.name, p.id`;
