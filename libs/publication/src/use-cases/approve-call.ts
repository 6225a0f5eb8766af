import { Injectable } from '@nestjs/common';
import { Calls } from '#libs/calls';
import { type Command, Commands, Engine } from '#libs/engine';
import { CallFacts } from '../call-facts.js';
import { mustBeInCharge } from '../domain/who-may.js';

export interface ApproveCallCommand extends Command {
  readonly callId: string;
}

/** The authority approves a drafted call: not the person who drafted it, and not while anything is missing (R01). */
@Injectable()
export class ApproveCall {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly calls: Calls,
    private readonly facts: CallFacts,
  ) {}

  /** Throws `TransitionRefused` with the reasons. */
  execute(command: ApproveCallCommand): Promise<void> {
    return this.commands.run('publication.approve-call', command, async (tx) => {
      mustBeInCharge(command.by, 'approve');
      const instance = await this.engine.lock(tx, command.callId);
      const call = await this.calls.of(tx, command.callId);
      await instance.send({ type: 'callApproved' }, command, await this.facts.of(tx, call));
    });
  }
}
