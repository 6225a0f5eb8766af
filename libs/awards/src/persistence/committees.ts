import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/platform';
import type { Capacity, Member } from '../domain/committee.js';
import { CommitteeMemberRow } from './committee-member.row.js';

/** Somebody's seat on a committee. */
export interface Seat {
  readonly id: string;
  readonly callId: string;
  readonly personId: string;
  readonly capacity: Capacity;
  readonly unit: string;
  readonly namedBy: string;
  readonly namedAt: Date;
}

/** Who sits on the committees. Declarations and conflicts come from evaluation's published view. */
@Injectable()
export class Committees {
  constructor(private readonly database: Database) {}

  async add(tx: Tx, seat: Seat): Promise<void> {
    await tx.insert(CommitteeMemberRow, { ...seat });
  }

  /** Ends a seat; says whether there was one. */
  async leave(
    tx: Tx,
    seat: { readonly callId: string; readonly personId: string; readonly by: string; readonly at: Date },
  ): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `with gone as (
         update committee_member m set left_by = $3, left_at = $4
         where m.call_id = $1 and m.person_id = $2 and m.left_at is null returning 1
       ) select from gone`,
      [seat.callId, seat.personId, seat.by, seat.at],
    );
    return rows.length > 0;
  }

  async capacityOf(tx: Tx, callId: string, personId: string): Promise<Capacity | null> {
    const [row]: { capacity: Capacity }[] = await tx.query(
      'select m.capacity from committee_member m where m.call_id = $1 and m.person_id = $2 and m.left_at is null',
      [callId, personId],
    );
    return row?.capacity ?? null;
  }

  /** The members as a decision on a lot sees them: who signed, and who has a conflict with one of its files. */
  async forLot(tx: Tx | null, callId: string, lot: string): Promise<readonly Member[]> {
    const parameters = [callId, lot];
    return tx ? tx.query(MEMBERS, parameters) : this.database.query<Member>(MEMBERS, parameters);
  }
}

const MEMBERS = `
  select m.person_id as "personId", m.capacity, m.unit, s.person_id is not null as "hasDeclared",
    exists (
      select from json_array_elements_text(s.conflicts) as c (application_id)
      join application f on f.id = c.application_id::uuid
      where f.lot = $2
    ) as "hasConflict"
  from committee_member m
  left join evaluation_standing s on s.call_id = m.call_id and s.person_id = m.person_id
  where m.call_id = $1 and m.left_at is null
  order by m.named_at, m.id
`;
