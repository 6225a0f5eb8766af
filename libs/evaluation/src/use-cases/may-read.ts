import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import type { Vacancy, Candidate } from '../domain/assigned-assessors.js';
import type { Assignment } from '../domain/assignment.js';
import type { Round } from '../domain/round.js';
import { AssessorPool } from '../persistence/assessor-pool.js';
import { Declarations } from '../persistence/declarations.js';

/** The assessors of a call, and those of them who may not have one file. */
export interface Readers extends Pick<Vacancy, 'excluded'> {
  readonly candidates: readonly Candidate[];
}

/** Who may be given a file. Giving out files is for one at a time in a call, until the transaction ends. */
@Injectable()
export class MayRead {
  constructor(
    private readonly pool: AssessorPool,
    private readonly declarations: Declarations,
  ) {}

  /** Nobody has a file a second time in a stage (`before`: all who had it), and nobody who declared a conflict with it. */
  async of(tx: Tx, { callId, stage, applicationId }: Round, before: readonly Assignment[]): Promise<Readers> {
    const candidates = await this.pool.countedAlone(tx, callId, stage);
    const inConflict = await this.declarations.inConflictWith(tx, applicationId);
    return { candidates, excluded: new Set([...before.map(({ personId }) => personId), ...inConflict]) };
  }
}
