import { Injectable } from '@nestjs/common';
import { type Command, Commands, Engine } from '#libs/engine';
import { openDocumentSets } from '../domain/stage.js';
import { mustBeOpen, mustWriteFor } from '../domain/who-may.js';
import { Documents } from '../persistence/documents.js';

export interface RemoveDocumentCommand extends Command {
  readonly applicationId: string;
  readonly documentId: string;
}

/** Takes a document out of what will be submitted. What was submitted with it keeps it. */
@Injectable()
export class RemoveDocument {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly documents: Documents,
  ) {}

  execute(command: RemoveDocumentCommand): Promise<void> {
    return this.commands.run('applications.remove-document', command, async (tx) => {
      mustWriteFor(command.by);
      const grant = await this.engine.lock(tx, command.applicationId);
      const document = await this.documents.of(tx, command.applicationId, command.documentId);
      mustBeOpen(document.set, openDocumentSets(grant.states));
      await this.documents.remove(tx, document.id, command.by.id, grant.at);
    });
  }
}
