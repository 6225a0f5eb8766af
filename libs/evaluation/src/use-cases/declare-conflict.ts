import { Injectable } from '@nestjs/common';
import { type Command, Commands } from '#libs/engine';
import { DatabaseClock } from '#libs/platform';
import { mustHaveOneOf } from '../domain/who-may.js';
import { DECLARING_ROLES } from './declare-impartiality.js';
import { Recusal } from './recusal.js';

export interface DeclareConflictCommand extends Command {
  readonly callId: string;
  readonly applicationId: string;
  readonly reason: string;
}

/** Says at any time that one may not judge a file: an assessor hands it over, a committee member leaves its lot's vote. */
@Injectable()
export class DeclareConflict {
  constructor(
    private readonly commands: Commands,
    private readonly recusal: Recusal,
    private readonly clock: DatabaseClock,
  ) {}

  execute(command: DeclareConflictCommand): Promise<void> {
    return this.commands.run('evaluation.declare-conflict', command, async (tx) => {
      mustHaveOneOf(command.by, DECLARING_ROLES);
      const { callId, applicationId, reason } = command;
      const at = await this.clock.of(tx);
      await this.recusal.execute(tx, { callId, personId: command.by.id, at, conflicts: [{ applicationId, reason }] });
    });
  }
}
