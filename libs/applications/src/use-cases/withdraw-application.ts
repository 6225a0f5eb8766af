import { Injectable } from '@nestjs/common';
import { type Command, Commands, Engine } from '#libs/engine';
import { mustWriteFor } from '../domain/who-may.js';

export interface WithdrawApplicationCommand extends Command {
  readonly applicationId: string;
  readonly reason: string;
}

/** Takes an application back for good; the procedure says who may and until when. */
@Injectable()
export class WithdrawApplication {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
  ) {}

  execute(command: WithdrawApplicationCommand): Promise<void> {
    return this.commands.run('applications.withdraw', command, async (tx) => {
      mustWriteFor(command.by);
      const grant = await this.engine.lock(tx, command.applicationId);
      await grant.send({ type: 'applicationWithdrawn', payload: { reason: command.reason.trim() } }, command);
    });
  }
}
