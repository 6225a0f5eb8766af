import { Injectable } from '@nestjs/common';
import { type CallFile, CallRecords } from '#libs/calls';
import { type Command, Commands, Engine } from '#libs/engine';
import { DomainError, Ids } from '#libs/kernel';
import { DatabaseClock } from '#libs/platform';
import { mustBeInCharge } from '../domain/who-may.js';

/** Another call has this code; the code stands in every letter, so it is never used twice. */
export class CallCodeTaken extends DomainError {
  readonly code = 'publication.code-taken';
}

export interface DraftCallCommand extends Command {
  /** A file that `loadCallFile` accepted. */
  readonly file: CallFile;
}

/** Takes a call file in as a draft. To correct a draft, cancel it and draft the corrected file. */
@Injectable()
export class DraftCall {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly records: CallRecords,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
  ) {}

  /** Throws `CallCodeTaken`. */
  execute(command: DraftCallCommand): Promise<{ readonly callId: string }> {
    return this.commands.run('publication.draft-call', command, async (tx) => {
      mustBeInCharge(command.by, 'draft');
      const { file } = command;
      const id = this.ids.next();
      const sha256 = await this.records.add(tx, { id, file, at: await this.clock.of(tx) });
      if (sha256 === null) {
        throw new CallCodeTaken(`There is already a call ${file.code}.`, { call: file.code });
      }
      const oneStage = file.procedure.definition === 'grant.one-stage-call' ? { oneStage: true } : {};
      const event = { type: 'callDrafted', payload: { callId: id, code: file.code, sha256, ...oneStage } };
      await this.engine.start(tx, { id, definition: 'call', callId: id, event, origin: command });
      return { callId: id };
    });
  }
}
