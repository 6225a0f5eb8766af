import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import type { Assessment } from '../domain/assessment.js';
import type { FinalTotals } from '../domain/round-result.js';
import type { Totals } from '../domain/totals.js';
import { AssessmentRow } from './assessment.row.js';

/** Assessments, drafts and final ones. */
@Injectable()
export class Assessments {
  async ofAssignment(tx: Tx, assignmentId: string): Promise<Assessment | null> {
    const row = await tx.findOneBy(AssessmentRow, { assignmentId });
    return row && toAssessment(row);
  }

  /** Adds or replaces a draft. */
  saveDraft(tx: Tx, assessment: Assessment): Promise<void> {
    return this.save(tx, assessment, null);
  }

  /** Stores a final assessment with what it comes to. */
  saveFinal(tx: Tx, assessment: Assessment, totals: Totals): Promise<void> {
    return this.save(tx, assessment, totals);
  }

  private async save(tx: Tx, assessment: Assessment, totals: Totals | null): Promise<void> {
    const { id, assignmentId, roundId, personId, scores, comments, version, savedAt, submittedAt } = assessment;
    await tx.query(
      `insert into assessment (id, assignment_id, round_id, person_id, scores, comments, version, saved_at, submitted_at,
         totals, total_halves)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (assignment_id) do update
       set scores = excluded.scores, comments = excluded.comments, version = excluded.version,
         saved_at = excluded.saved_at, submitted_at = excluded.submitted_at, totals = excluded.totals,
         total_halves = excluded.total_halves`,
      [
        id,
        assignmentId,
        roundId,
        personId,
        JSON.stringify(scores),
        JSON.stringify(comments),
        version,
        savedAt,
        submittedAt,
        totals && JSON.stringify(totals),
        totals?.total ?? null,
      ],
    );
  }

  /** The final assessments of a round that may count, and those of people who declared a conflict since. */
  async finalsOf(tx: Tx, roundId: string): Promise<{ readonly valid: readonly FinalTotals[]; readonly void: number }> {
    const rows: { id: string; totals: Totals; hasConflict: boolean }[] = await tx.query(
      `select a.id, a.totals, exists (
         select from conflict_of_interest c where c.application_id = r.application_id and c.person_id = a.person_id
       ) as "hasConflict"
       from assessment a join evaluation_round r on r.id = a.round_id
       where a.round_id = $1 and a.submitted_at is not null
       order by a.submitted_at, a.id`,
      [roundId],
    );
    const valid = rows.filter(({ hasConflict }) => !hasConflict);
    return { valid: valid.map(({ id, totals }) => ({ assessmentId: id, totals })), void: rows.length - valid.length };
  }
}

function toAssessment({ totals: _totals, totalHalves: _total, ...row }: AssessmentRow): Assessment {
  return {
    ...row,
    // Only `save` writes these columns, from the same types.
    scores: row.scores as Assessment['scores'],
    comments: row.comments as Assessment['comments'],
  };
}
