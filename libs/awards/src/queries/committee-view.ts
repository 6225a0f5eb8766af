import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { Capacity } from '../domain/committee.js';

/** A member of a committee, as its page shows them. */
export interface SeatView {
  readonly personId: string;
  readonly name: string;
  readonly capacity: Capacity;
  readonly unit: string;
  readonly namedAt: Date;
  readonly declaredAt: Date | null;
  /** Files of the call with which they declared a conflict. */
  readonly conflicts: number;
}

/** Somebody who holds a committee role in the call and has no seat yet. */
export interface SeatCandidate {
  readonly personId: string;
  readonly name: string;
  readonly capacity: Capacity;
}

/** The committee of a call, and who could be named to it. */
@Injectable()
export class CommitteeView {
  constructor(private readonly database: Database) {}

  seats(callId: string): Promise<readonly SeatView[]> {
    return this.database.query<SeatView>(SEATS, [callId]);
  }

  candidates(callId: string): Promise<readonly SeatCandidate[]> {
    return this.database.query<SeatCandidate>(CANDIDATES, [callId]);
  }
}

const SEATS = `
  select m.person_id as "personId", p.name, m.capacity, m.unit, m.named_at as "namedAt", s.signed_at as "declaredAt",
    coalesce(json_array_length(s.conflicts), 0) as conflicts
  from committee_member m
  join person p on p.id = m.person_id
  left join evaluation_standing s on s.call_id = m.call_id and s.person_id = m.person_id
  where m.call_id = $1 and m.left_at is null
  order by case m.capacity when 'chair' then 0 when 'secretary' then 1 else 2 end, m.named_at, m.id
`;

const CANDIDATES = `
  select distinct p.id as "personId", p.name,
    case g.role when 'committeeMember' then 'voting' else g.role end as capacity
  from role_grant g
  join person p on p.id = g.person_id and p.disabled_at is null
  where g.role in ('committeeMember', 'chair', 'secretary') and g.revoked_at is null
    and (g.call_id is null or g.call_id = $1)
    and not exists (
      select from committee_member m where m.call_id = $1 and m.person_id = g.person_id and m.left_at is null)
  order by p.name, capacity
`;
