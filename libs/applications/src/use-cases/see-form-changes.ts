import { Injectable } from '@nestjs/common';
import { Calls } from '#libs/calls';
import { type Command, Commands, Engine } from '#libs/engine';
import { DomainError } from '#libs/kernel';
import { mustWriteFor } from '../domain/who-may.js';

/** The call has no form of that revision. */
export class RevisionUnknown extends DomainError {
  readonly code = 'applications.revision-unknown';
}

export interface SeeFormChangesCommand extends Command {
  readonly applicationId: string;
  /** The revision of the form whose changes were read. */
  readonly revision: number;
}

/** Somebody says for the whole file that they have looked at what was corrected in its form. */
@Injectable()
export class SeeFormChanges {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly calls: Calls,
  ) {}

  /** Throws `RevisionUnknown`. */
  execute(command: SeeFormChangesCommand): Promise<void> {
    return this.commands.run('applications.see-form-changes', command, async (tx) => {
      mustWriteFor(command.by);
      const { applicationId, revision, by } = command;
      const grant = await this.engine.lock(tx, applicationId);
      const documents = await this.calls.documentsOf(tx, await this.calls.of(tx, grant.callId));
      if (!documents.some((one) => one.revision === revision))
        throw new RevisionUnknown('The call has no form of this revision.', { revision });
      await tx.query(
        `insert into application_form_seen (application_id, revision, seen_by, seen_at) values ($1, $2, $3, $4)
         on conflict do nothing`,
        [applicationId, revision, by.id, grant.at],
      );
    });
  }
}
