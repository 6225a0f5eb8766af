import { Injectable } from '@nestjs/common';
import { Calls, type Grid } from '#libs/calls';
import { Engine, type LockedInstance } from '#libs/engine';
import { Ids } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { LEAST_ASSESSMENTS } from '../domain/required.js';
import { scoringState, type Stage } from '../domain/stage.js';
import type { Transferred } from '../domain/totals.js';
import { Rounds } from '../persistence/rounds.js';
import { FillVacancies } from './fill-vacancies.js';

export interface OpenRoundOrder {
  readonly applicationId: string;
  readonly stage: Stage;
}

/** Opens the assessments of a file for a stage and gives it its assessors. A second order changes nothing. */
@Injectable()
export class OpenRound {
  constructor(
    private readonly engine: Engine,
    private readonly calls: Calls,
    private readonly rounds: Rounds,
    private readonly vacancies: FillVacancies,
    private readonly ids: Ids,
  ) {}

  /** Runs in the transaction of the effect that ordered it. */
  async execute(tx: Tx, { applicationId, stage }: OpenRoundOrder): Promise<void> {
    const grant = await this.engine.lock(tx, applicationId);
    // Withdrawn, or the call cancelled, between the order and now: nobody has to read it any more.
    if (!grant.isIn(scoringState(stage))) return;
    const call = await this.calls.of(tx, grant.callId);
    const round = {
      id: this.ids.next(),
      callId: grant.callId,
      applicationId,
      organisationId: textIn(grant, 'organisationId'),
      lot: textIn(grant, 'lot'),
      stage,
      required: Math.max(LEAST_ASSESSMENTS, call.file.assessment.assessorsPerFile),
      transferred: await this.transferred(tx, applicationId, call.grid(stage)),
      divergence: null,
      openedAt: grant.at,
      completed: null,
    };
    if (await this.rounds.add(tx, round)) await this.vacancies.execute(tx, round, grant.at);
  }

  /** What sections of this grid take over from the concept note's result (R20). */
  private async transferred(tx: Tx, applicationId: string, grid: Grid): Promise<Transferred> {
    const sections = grid.sections.filter(({ transfer }) => transfer !== undefined);
    if (sections.length === 0) return {};
    const earlier = await this.rounds.ofStage(tx, applicationId, 'conceptNote');
    if (!earlier?.completed) {
      throw new Error(`Application ${applicationId} has no result to take over into ${grid.id}.`);
    }
    const { result } = earlier.completed;
    return Object.fromEntries(sections.map(({ id, transfer }) => [id, result.sections[transfer?.section ?? ''] ?? 0]));
  }
}

function textIn({ context }: LockedInstance, name: 'organisationId' | 'lot'): string {
  const value = context[name];
  if (typeof value !== 'string') throw new Error(`The grant's context has no ${name}.`);
  return value;
}
