import { Injectable } from '@nestjs/common';
import { Ids } from '#libs/kernel';
import { Notices, type Tx } from '#libs/platform';
import { assigned } from '../domain/assigned-assessors.js';
import { placeInQueue } from '../domain/assignment.js';
import type { Round } from '../domain/round.js';
import { AssessorPool } from '../persistence/assessor-pool.js';
import { Assignments } from '../persistence/assignments.js';
import { Declarations } from '../persistence/declarations.js';

/**
 * Gives a round the readers it lacks: by load, in a seeded order, never somebody who had the file in this stage or
 * declared a conflict with it. Part of other use cases; those have locked what they change.
 */
@Injectable()
export class FillVacancies {
  constructor(
    private readonly pool: AssessorPool,
    private readonly assignments: Assignments,
    private readonly declarations: Declarations,
    private readonly notices: Notices,
    private readonly ids: Ids,
  ) {}

  /** Answers how many readers the round still lacks, because nobody else may read it. */
  async execute(tx: Tx, round: Round, at: Date): Promise<number> {
    const before = await this.assignments.ofRound(tx, round.id);
    const needed = round.required - before.filter(({ ended }) => ended === null).length;
    // Giving out files is for one at a time in a call: whoever has nothing to give out waits for nobody.
    if (needed <= 0) return 0;
    const candidates = await this.pool.countedAlone(tx, round.callId, round.stage);
    const inConflict = await this.declarations.inConflictWith(tx, round.applicationId);
    const excluded = new Set([...before.map(({ personId }) => personId), ...inConflict]);
    const chosen = assigned(candidates, { seed: `${round.applicationId}:${round.stage}`, needed, excluded });
    for (const personId of chosen) await this.assign(tx, round, { personId, at });
    if (chosen.length > 0) await this.tell(tx, round, { personIds: chosen, at });
    return needed - chosen.length;
  }

  /** One mail a day for each call and stage, however many files somebody gets: what there is to read is in the queue. */
  private async tell(
    tx: Tx,
    { applicationId, callId, stage }: Round,
    { personIds, at }: { readonly personIds: readonly string[]; readonly at: Date },
  ): Promise<void> {
    const dueAt = await this.assignments.scoresDue(tx, applicationId);
    await this.notices.send(tx, {
      cause: `assigned ${callId} ${stage} ${at.toISOString().slice(0, 10)}`,
      template: 'filesAssigned',
      instanceId: applicationId,
      about: callId,
      to: ['assessor'],
      only: personIds,
      path: '/assessments',
      params: { hasDeadline: dueAt ? 'yes' : 'no', deadlineAt: dueAt?.toISOString() ?? '' },
    });
  }

  private assign(
    tx: Tx,
    round: Round,
    { personId, at }: { readonly personId: string; readonly at: Date },
  ): Promise<void> {
    return this.assignments.add(tx, {
      id: this.ids.next(),
      roundId: round.id,
      callId: round.callId,
      applicationId: round.applicationId,
      stage: round.stage,
      personId,
      place: placeInQueue(personId, round.applicationId),
      assignedAt: at,
      skippedAt: null,
      ended: null,
    });
  }
}
