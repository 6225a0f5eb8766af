import { Injectable } from '@nestjs/common';
import { type Command, Commands } from '#libs/engine';
import { DomainError, Ids } from '#libs/kernel';
import { DatabaseClock } from '#libs/platform';
import { reasonGiven } from '../domain/decision-rules.js';
import type { Stage } from '../domain/stage.js';
import { mustHaveOneOf } from '../domain/who-may.js';
import { CommitteeNotes } from '../persistence/committee-notes.js';
import { LotTables } from '../persistence/lot-tables.js';

export interface WriteNoteCommand extends Command {
  readonly callId: string;
  readonly lot: string;
  readonly applicationId: string;
  readonly stage: Stage;
  readonly text: string;
}

/** Somebody without a seat, without a signature or with a conflict of interest does not speak about a file (R11). */
export class NotAtTheTable extends DomainError {
  readonly code = 'awards.not-at-the-table';
}

/** The file is not before the committee: it is not scored yet, or its lot is decided and the minutes stand. */
export class NothingToDiscuss extends DomainError {
  readonly code = 'awards.nothing-to-discuss';
}

/** Writes down what a member says about a file before the committee decides; it becomes part of the minutes. */
@Injectable()
export class WriteNote {
  constructor(
    private readonly commands: Commands,
    private readonly tables: LotTables,
    private readonly notes: CommitteeNotes,
    private readonly clock: DatabaseClock,
    private readonly ids: Ids,
  ) {}

  execute(command: WriteNoteCommand): Promise<{ readonly noteId: string }> {
    return this.commands.run('awards.write-note', command, async (tx) => {
      mustHaveOneOf(command.by, ['chair', 'secretary', 'committeeMember']);
      const { callId, lot, applicationId, stage } = command;
      const personId = command.by.id;
      const seat = await this.notes.seat(tx, callId, { id: applicationId, personId });
      if (!seat?.hasDeclared || seat.hasConflict) throw new NotAtTheTable('No seat, no signature, or a conflict.');
      const { decisions, proposed } = await this.tables.of(tx, { callId, lot }, stage);
      const isDecided = decisions.some(({ kind }) => kind !== 'tieBreak');
      if (isDecided || !proposed.files.some((file) => file.applicationId === applicationId)) {
        throw new NothingToDiscuss('The file is not before the committee.');
      }
      const noteId = this.ids.next();
      const text = reasonGiven(command.text);
      const writtenAt = await this.clock.of(tx);
      await this.notes.add(tx, { id: noteId, callId, lot, applicationId, stage, text, writtenBy: personId, writtenAt });
      return { noteId };
    });
  }
}
