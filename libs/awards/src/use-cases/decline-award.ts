import { Injectable } from '@nestjs/common';
import { type Command, Commands, Engine } from '#libs/engine';
import { reasonGiven } from '../domain/decision-rules.js';
import { mustHaveOneOf } from '../domain/who-may.js';
import { AwardList } from '../persistence/award-list.js';

export interface DeclineAwardCommand extends Command {
  readonly grantId: string;
  readonly reason: string;
}

/** Refuses an award that was proposed. Its amount is free at once; the definition asks for the next on the reserve list. */
@Injectable()
export class DeclineAward {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly awards: AwardList,
  ) {}

  execute(command: DeclineAwardCommand): Promise<void> {
    return this.commands.run('awards.decline-award', command, async (tx) => {
      mustHaveOneOf(command.by, ['authority']);
      const grant = await this.engine.lock(tx, command.grantId);
      const reason = reasonGiven(command.reason);
      await grant.send({ type: 'awardDeclined', payload: { reason } }, command);
      await this.awards.release(tx, command.grantId, { because: 'declined', at: grant.at });
    });
  }
}
