import { Injectable } from '@nestjs/common';
import { type Command, Commands } from '#libs/engine';
import { DatabaseClock } from '#libs/platform';
import type { Stage } from '../domain/stage.js';
import { mustHaveOneOf } from '../domain/who-may.js';
import { Rounds } from '../persistence/rounds.js';
import { FillVacancies } from './fill-vacancies.js';

export interface AssignMissingCommand extends Command {
  readonly callId: string;
  readonly stage: Stage;
}

export interface AssignedMissing {
  readonly files: number;
  /** Readers still missing after it. */
  readonly missing: number;
}

/** Gives out the files that lacked a reader, after an assessor joined the call. */
@Injectable()
export class AssignMissing {
  constructor(
    private readonly commands: Commands,
    private readonly rounds: Rounds,
    private readonly vacancies: FillVacancies,
    private readonly clock: DatabaseClock,
  ) {}

  execute(command: AssignMissingCommand): Promise<AssignedMissing> {
    return this.commands.run('evaluation.assign-missing', command, async (tx) => {
      mustHaveOneOf(command.by, ['officer', 'secretary']);
      const at = await this.clock.of(tx);
      const short = await this.rounds.short(tx, command.callId, command.stage);
      let missing = 0;
      for (const round of short) missing += await this.vacancies.execute(tx, round, at);
      return { files: short.length, missing };
    });
  }
}
