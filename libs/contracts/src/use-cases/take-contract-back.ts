import { Injectable } from '@nestjs/common';
import { type Command, Commands, Engine } from '#libs/engine';
import { mustBe } from '../domain/who-may.js';
import { Contracts } from '../persistence/contracts.js';

export interface TakeContractBackCommand extends Command {
  readonly grantId: string;
  readonly reason: string;
}

/** Takes a contract back before both sides have signed it: it stays in the file, and another can be prepared. */
@Injectable()
export class TakeContractBack {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly contracts: Contracts,
  ) {}

  execute(command: TakeContractBackCommand): Promise<void> {
    return this.commands.run('contracts.take-back', command, async (tx) => {
      mustBe(command.by, 'officer', 'authority');
      const reason = command.reason.trim();
      const grant = await this.engine.lock(tx, command.grantId);
      const contract = await this.contracts.current(tx, grant.id);
      await grant.send({ type: 'contractTakenBack', payload: { reason } }, command);
      await this.contracts.takeBack(tx, contract.id, { at: grant.at, by: command.by.id, reason });
    });
  }
}
