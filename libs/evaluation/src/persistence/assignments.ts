import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import type { Assignment, Ending } from '../domain/assignment.js';
import type { Stage } from '../domain/stage.js';
import { AssignmentRow } from './assignment.row.js';

/** Who is asked to read what. */
@Injectable()
export class Assignments {
  async add(tx: Tx, assignment: Assignment): Promise<void> {
    await tx.insert(AssignmentRow, toRow(assignment));
  }

  /** Without a lock, to find the file whose grant row has to be locked first. */
  async of(tx: Tx, id: string): Promise<Assignment | null> {
    const row = await tx.findOneBy(AssignmentRow, { id });
    return row && toAssignment(row);
  }

  /** Locks the assignment: nobody ends it while its reader saves or submits. */
  async locked(tx: Tx, id: string): Promise<Assignment | null> {
    const row = await tx.findOne(AssignmentRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return row && toAssignment(row);
  }

  /** Everybody who was ever asked to read this round, those who stopped too. */
  async ofRound(tx: Tx, roundId: string): Promise<readonly Assignment[]> {
    const rows = await tx.find(AssignmentRow, { where: { roundId }, order: { assignedAt: 'ASC', id: 'ASC' } });
    return rows.map(toAssignment);
  }

  /** What a person still has to do with a file, locked; at most one a stage. */
  async openOf(tx: Tx, applicationId: string, personId: string): Promise<readonly Assignment[]> {
    const rows = await tx
      .createQueryBuilder(AssignmentRow, 'a')
      .setLock('pessimistic_write')
      .where('a.application_id = :applicationId and a.person_id = :personId', { applicationId, personId })
      .andWhere('a.ended_at is null')
      .orderBy('a.id')
      .getMany();
    return rows.map(toAssignment);
  }

  /** Until when the assessors of a file have time; null where its state sets them no deadline. */
  async scoresDue(tx: Tx, applicationId: string): Promise<Date | null> {
    const [row]: { dueAt: Date }[] = await tx.query(
      `select d.due_at as "dueAt" from workflow_instance i cross join lateral deadlines_in(i.deadlines) d
       where i.id = $1 and d.recipients::jsonb @> '["assessor"]' order by d.due_at limit 1`,
      [applicationId],
    );
    return row?.dueAt ?? null;
  }

  async save(tx: Tx, assignment: Assignment): Promise<void> {
    const { skippedAt, endedAt, endedAs, endedReason } = toRow(assignment);
    await tx.update(AssignmentRow, { id: assignment.id }, { skippedAt, endedAt, endedAs, endedReason });
  }
}

function toRow({ ended, ...assignment }: Assignment): AssignmentRow {
  return { ...assignment, endedAt: ended?.at ?? null, endedAs: ended?.as ?? null, endedReason: ended?.reason ?? null };
}

function toAssignment({ endedAt, endedAs, endedReason, ...row }: AssignmentRow): Assignment {
  return {
    ...row,
    // Only `toRow` and the checks of the table decide what stands in these columns.
    stage: row.stage as Stage,
    ended: endedAt && { at: endedAt, as: endedAs as Ending, reason: endedReason ?? '' },
  };
}
