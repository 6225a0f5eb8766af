import { Injectable } from '@nestjs/common';
import { type Command, Commands, Engine } from '#libs/engine';
import type { Role } from '#libs/kernel';
import { mustBe } from '../domain/who-may.js';

export interface ChangeStandingCommand extends Command {
  readonly grantId: string;
  /** The grantee reads it. */
  readonly reason: string;
}

/** How a running grant is stopped for a while, taken up again, or ended before its time. */
export const STANDING_CHANGES = {
  suspend: { event: 'grantSuspended', by: ['officer'] },
  resume: { event: 'grantResumed', by: ['authority'] },
  terminate: { event: 'grantTerminated', by: ['authority'] },
} as const satisfies Record<string, { event: string; by: readonly Role[] }>;

export type StandingChange = keyof typeof STANDING_CHANGES;

/** Suspends, resumes or terminates a grant, each with its reason; resuming needs another person than suspending. */
@Injectable()
export class ChangeStanding {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
  ) {}

  execute(change: StandingChange, command: ChangeStandingCommand): Promise<void> {
    return this.commands.run(`contracts.${change}-grant`, command, async (tx) => {
      const { event, by } = STANDING_CHANGES[change];
      mustBe(command.by, ...by);
      const grant = await this.engine.lock(tx, command.grantId);
      await grant.send({ type: event, payload: { reason: command.reason.trim() } }, command);
    });
  }
}
