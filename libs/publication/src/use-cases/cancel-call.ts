import { Injectable } from '@nestjs/common';
import { CallRecords } from '#libs/calls';
import { type Command, Commands, Engine } from '#libs/engine';
import { mustBeInCharge } from '../domain/who-may.js';

export interface CancelCallCommand extends Command {
  readonly callId: string;
  /** Published, and sent to everybody who has a file. */
  readonly reason: string;
}

/** Ends a call for good. Files that wait for a decision lapse; the effect `cancelApplications` tells their owners. */
@Injectable()
export class CancelCall {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly records: CallRecords,
  ) {}

  /** Throws `TransitionRefused`: a published call is cancelled by the authority, and none once contracts are made. */
  execute(command: CancelCallCommand): Promise<void> {
    return this.commands.run('publication.cancel-call', command, async (tx) => {
      mustBeInCharge(command.by, 'cancel');
      const instance = await this.engine.lock(tx, command.callId);
      await instance.send({ type: 'callCancelled', payload: { reason: command.reason } }, command);
      await this.records.markCancelled(tx, command.callId, instance.at);
    });
  }
}
