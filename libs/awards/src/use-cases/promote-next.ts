import { Injectable } from '@nestjs/common';
import { type Command, Commands } from '#libs/engine';
import { mustHaveOneOf } from '../domain/who-may.js';
import { PromoteReserve } from './promote-reserve.js';

export interface PromoteNextCommand extends Command {
  readonly callId: string;
  readonly lot: string;
}

export interface Promoted {
  readonly grantIds: readonly string[];
}

/** The chair moves up the next of the reserve list, where money became free in a way that ordered nothing by itself. */
@Injectable()
export class PromoteNext {
  constructor(
    private readonly commands: Commands,
    private readonly promoteReserve: PromoteReserve,
  ) {}

  execute(command: PromoteNextCommand): Promise<Promoted> {
    return this.commands.run('awards.promote-next', command, async (tx) => {
      mustHaveOneOf(command.by, ['chair']);
      const { callId, lot } = command;
      return { grantIds: await this.promoteReserve.execute(tx, { callId, lot }, command) };
    });
  }
}
