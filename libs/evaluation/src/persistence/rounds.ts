import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import type { Round } from '../domain/round.js';
import type { Stage } from '../domain/stage.js';
import { EvaluationRoundRow } from './evaluation-round.row.js';

/** Rounds of assessments. Their file's grant row is locked before one is changed. */
@Injectable()
export class Rounds {
  /** Adds a round, or leaves the one that is there; says whether it was added. */
  async add(tx: Tx, round: Round): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `insert into evaluation_round
         (id, call_id, application_id, organisation_id, lot, stage, required, transferred, opened_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning 1`,
      [
        round.id,
        round.callId,
        round.applicationId,
        round.organisationId,
        round.lot,
        round.stage,
        round.required,
        JSON.stringify(round.transferred),
        round.openedAt,
      ],
    );
    return rows.length === 1;
  }

  async of(tx: Tx, id: string): Promise<Round | null> {
    const row = await tx.findOneBy(EvaluationRoundRow, { id });
    return row && toRound(row);
  }

  async ofStage(tx: Tx, applicationId: string, stage: Stage): Promise<Round | null> {
    const row = await tx.findOneBy(EvaluationRoundRow, { applicationId, stage });
    return row && toRound(row);
  }

  async save(tx: Tx, { id, required, divergence, completed }: Round): Promise<void> {
    await tx.query(
      `update evaluation_round r
       set required = $2, divergence = $3, result = $4, total_halves = $5, completed_at = $6
       where r.id = $1`,
      [
        id,
        required,
        inJson(divergence),
        inJson(completed?.result),
        completed?.result.total ?? null,
        completed?.at ?? null,
      ],
    );
  }

  /** Rounds that wait for an assessor: fewer people read them than they need, in the order in which they opened. */
  async short(tx: Tx, callId: string, stage: Stage): Promise<readonly Round[]> {
    const rows = await tx
      .createQueryBuilder(EvaluationRoundRow, 'r')
      .where('r.call_id = :callId and r.stage = :stage', { callId, stage })
      .andWhere('r.completed_at is null and r.readers < r.required')
      .orderBy('r.opened_at')
      .addOrderBy('r.id')
      .getMany();
    return rows.map(toRound);
  }
}

function inJson(value: object | null | undefined): string | null {
  return value ? JSON.stringify(value) : null;
}

function toRound({ result, completedAt, totalHalves: _total, readers: _readers, ...row }: EvaluationRoundRow): Round {
  return {
    ...row,
    // Only `add` and `save` write these columns, from the same types.
    stage: row.stage as Stage,
    transferred: row.transferred as Round['transferred'],
    divergence: row.divergence as Round['divergence'],
    completed: completedAt && { at: completedAt, result: result as NonNullable<Round['completed']>['result'] },
  };
}
