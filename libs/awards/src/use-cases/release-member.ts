import { Injectable } from '@nestjs/common';
import { type Command, Commands } from '#libs/engine';
import { DatabaseClock } from '#libs/platform';
import { mustHaveOneOf } from '../domain/who-may.js';
import { Committees } from '../persistence/committees.js';

export interface ReleaseMemberCommand extends Command {
  readonly callId: string;
  readonly personId: string;
}

/** Ends somebody's seat on a committee; what the committee decided with them stays as it was. */
@Injectable()
export class ReleaseMember {
  constructor(
    private readonly commands: Commands,
    private readonly committees: Committees,
    private readonly clock: DatabaseClock,
  ) {}

  execute(command: ReleaseMemberCommand): Promise<void> {
    return this.commands.run('awards.release-member', command, async (tx) => {
      mustHaveOneOf(command.by, ['officer', 'operator']);
      const { callId, personId } = command;
      await this.committees.leave(tx, { callId, personId, by: command.by.id, at: await this.clock.of(tx) });
    });
  }
}
