import { Injectable } from '@nestjs/common';
import { Calls } from '#libs/calls';
import { type Command, Commands, Engine } from '#libs/engine';
import { CallFacts } from '../call-facts.js';
import { mustBeInCharge } from '../domain/who-may.js';

export interface ConcludeCallCommand extends Command {
  readonly callId: string;
  /** The contracts are made and the programme runs, or all is over and the call goes to the archive. */
  readonly step: 'contractsConcluded' | 'callCompleted';
}

/** Takes a call through its last two steps. The archive is for calls whose grants are all closed. */
@Injectable()
export class ConcludeCall {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly calls: Calls,
    private readonly facts: CallFacts,
  ) {}

  /** Throws `TransitionRefused` with the reasons. */
  execute(command: ConcludeCallCommand): Promise<void> {
    return this.commands.run('publication.conclude-call', command, async (tx) => {
      mustBeInCharge(command.by, 'conclude');
      const instance = await this.engine.lock(tx, command.callId);
      const call = await this.calls.of(tx, command.callId);
      await instance.send({ type: command.step }, command, await this.facts.of(tx, call));
    });
  }
}
