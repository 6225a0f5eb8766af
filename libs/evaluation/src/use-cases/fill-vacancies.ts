import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { assigned } from '../domain/assigned-assessors.js';
import type { Round } from '../domain/round.js';
import { Assignments } from '../persistence/assignments.js';
import { GiveOut } from './give-out.js';
import { MayRead } from './may-read.js';

/**
 * Gives a round the readers it lacks: by load, in a seeded order, never somebody who had the file in this stage or
 * declared a conflict with it. Part of other use cases; those have locked what they change.
 */
@Injectable()
export class FillVacancies {
  constructor(
    private readonly assignments: Assignments,
    private readonly mayRead: MayRead,
    private readonly giveOut: GiveOut,
  ) {}

  /** Answers how many readers the round still lacks, because nobody else may read it. */
  async execute(tx: Tx, round: Round, at: Date): Promise<number> {
    const before = await this.assignments.ofRound(tx, round.id);
    const needed = round.required - before.filter(({ ended }) => ended === null).length;
    // Whoever has nothing to give out waits for nobody.
    if (needed <= 0) return 0;
    const { candidates, excluded } = await this.mayRead.of(tx, round, before);
    const chosen = assigned(candidates, { seed: `${round.applicationId}:${round.stage}`, needed, excluded });
    await this.giveOut.execute(tx, round, { personIds: chosen, at });
    return needed - chosen.length;
  }
}
