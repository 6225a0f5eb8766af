import { Injectable } from '@nestjs/common';
import { Commands, DeadTimers, Outbox, type Command } from '#libs/engine';
import { Clock, DomainError, Ids, type Actor } from '#libs/kernel';
import { MailSender } from '#libs/notifications';
import type { Tx } from '#libs/platform';
import { OperatorsOnly } from '../operators-only.js';
import type { DeadLetterKind } from './dead-letters.js';

/** There is no such thing that was put aside: it was tried again already, or cannot be. */
export class DeadLetterNotFound extends DomainError {
  readonly code = 'operation.dead-letter-not-found';
}

export interface ReplayDeadLetterCommand extends Command {
  readonly kind: DeadLetterKind;
  readonly target: string;
}

/** Has something tried again that was put aside, and records who wanted it and why it had been. */
@Injectable()
export class ReplayDeadLetter {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly timers: DeadTimers,
    private readonly outbox: Outbox,
    private readonly mails: MailSender,
  ) {}

  execute(command: ReplayDeadLetterCommand): Promise<null> {
    const { by, kind, target } = command;
    return this.commands.run('operation.replay-dead-letter', command, async (tx) => {
      mayReplay(by);
      const reason = await this.revived(tx, kind, target);
      if (reason === null) throw new DeadLetterNotFound('There is nothing to be tried again.', { kind, target });
      await tx.query(
        `insert into dead_letter_replay (id, kind, target, reason, actor, at) values ($1, $2, $3, $4, $5, $6)`,
        [this.ids.next(), kind, target, reason, JSON.stringify(by), this.clock.now()],
      );
      return null;
    });
  }

  /** Why it had been put aside; null when it is not. */
  private revived(tx: Tx, kind: DeadLetterKind, target: string): Promise<string | null> {
    if (kind === 'timer') return this.timers.revive(tx, target);
    return kind === 'order' ? this.outbox.replay(tx, target) : this.mails.sendAgain(tx, target);
  }
}

function mayReplay(by: Actor): void {
  if (by.kind !== 'system' && !by.roles.includes('operator')) {
    throw new OperatorsOnly('Only operators have something tried again.');
  }
}
