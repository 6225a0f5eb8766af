import { Injectable } from '@nestjs/common';
import { Engine } from '#libs/engine';
import { Ids } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { reasonGiven } from '../domain/reason.js';
import { NotAssigned } from '../domain/who-may.js';
import { Assignments } from '../persistence/assignments.js';
import { Declarations } from '../persistence/declarations.js';
import { Rounds } from '../persistence/rounds.js';
import { FillVacancies } from './fill-vacancies.js';

/** A file that somebody may not judge. */
export interface ConflictDeclared {
  readonly applicationId: string;
  readonly reason: string;
}

export interface RecusalOrder {
  readonly callId: string;
  readonly personId: string;
  readonly at: Date;
  readonly conflicts: readonly ConflictDeclared[];
}

/**
 * Records conflicts of interest and takes the files out of the person's queue; somebody else gets them in the same
 * transaction. What was scored already stays on record and counts no more.
 */
@Injectable()
export class Recusal {
  constructor(
    private readonly engine: Engine,
    private readonly declarations: Declarations,
    private readonly assignments: Assignments,
    private readonly rounds: Rounds,
    private readonly vacancies: FillVacancies,
    private readonly ids: Ids,
  ) {}

  /** Locks every file, in the order of their ids, before anything is given out: otherwise two could wait for each other. */
  async execute(tx: Tx, order: RecusalOrder): Promise<void> {
    const inOrder = [...order.conflicts].sort((a, b) => (a.applicationId < b.applicationId ? -1 : 1));
    const left: string[] = [];
    for (const conflict of inOrder) left.push(...(await this.leave(tx, conflict, order)));
    for (const roundId of left) {
      const round = await this.rounds.of(tx, roundId);
      if (round && !round.completed) await this.vacancies.execute(tx, round, order.at);
    }
  }

  /** Answers the rounds that the person had been reading. */
  private async leave(tx: Tx, conflict: ConflictDeclared, order: RecusalOrder): Promise<readonly string[]> {
    const { callId, personId, at } = order;
    const { applicationId } = conflict;
    const reason = reasonGiven(conflict.reason);
    const grant = await this.engine.lock(tx, applicationId);
    if (grant.callId !== callId) throw new NotAssigned('There is no such file in this call.', { applicationId });
    await this.declarations.addConflict(tx, {
      id: this.ids.next(),
      callId,
      applicationId,
      personId,
      reason,
      declaredAt: at,
    });
    const open = await this.assignments.openOf(tx, applicationId, personId);
    for (const assignment of open)
      await this.assignments.save(tx, { ...assignment, ended: { at, as: 'recused', reason } });
    return open.map(({ roundId }) => roundId);
  }
}
