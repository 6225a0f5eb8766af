import { Injectable } from '@nestjs/common';
import { type Command, Commands } from '#libs/engine';
import { Clock } from '#libs/kernel';
import { mustBe } from '../domain/who-may.js';
import { type Look, Looks } from '../persistence/looks.js';

export interface NotePaymentsSeenCommand extends Command {
  /** Calls whose payments this person sees; null: all. */
  readonly callIds: readonly string[] | null;
  /** What was seen of each (`Dossier.glance`). */
  readonly looks: readonly Look[];
}

/** A finance officer says that they have looked: from now on what is different is marked. Opening a page says nothing. */
@Injectable()
export class NotePaymentsSeen {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly looks: Looks,
  ) {}

  execute(command: NotePaymentsSeenCommand): Promise<void> {
    const { by, callIds, looks } = command;
    return this.commands.run('payments.note-seen', command, async (tx) => {
      mustBe(by, 'financeOfficer');
      await this.looks.note(tx, looks, { personId: by.id, callIds, at: this.clock.now() });
    });
  }
}
