import { Injectable } from '@nestjs/common';
import { CallRecords, Calls } from '#libs/calls';
import { type Command, Commands, Engine } from '#libs/engine';
import { CallFacts } from '../call-facts.js';
import { mustBeInCharge } from '../domain/who-may.js';

export interface PublishCallCommand extends Command {
  readonly callId: string;
}

/** Opens an approved call to the public, with time enough before its deadline (R02) or a recorded derogation. */
@Injectable()
export class PublishCall {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly calls: Calls,
    private readonly records: CallRecords,
    private readonly facts: CallFacts,
  ) {}

  /** Throws `TransitionRefused` with the reasons. */
  execute(command: PublishCallCommand): Promise<void> {
    return this.commands.run('publication.publish-call', command, async (tx) => {
      mustBeInCharge(command.by, 'publish');
      const instance = await this.engine.lock(tx, command.callId);
      const call = await this.calls.of(tx, command.callId);
      await instance.send({ type: 'callPublished' }, command, await this.facts.of(tx, call));
      await this.records.markPublished(tx, command.callId, instance.at);
    });
  }
}
