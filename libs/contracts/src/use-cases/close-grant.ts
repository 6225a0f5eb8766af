import { Injectable } from '@nestjs/common';
import { type Command, Commands, Engine } from '#libs/engine';
import { mustBe } from '../domain/who-may.js';

export interface CloseGrantCommand extends Command {
  readonly grantId: string;
}

/** Closes a grant whose final report is accepted and whose balance is settled; nothing happens to it afterwards. */
@Injectable()
export class CloseGrant {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
  ) {}

  execute(command: CloseGrantCommand): Promise<void> {
    return this.commands.run('contracts.close-grant', command, async (tx) => {
      mustBe(command.by, 'officer');
      const grant = await this.engine.lock(tx, command.grantId);
      await grant.send({ type: 'grantClosed' }, command);
    });
  }
}
