import { Injectable } from '@nestjs/common';
import { type Command, Commands, Engine } from '#libs/engine';
import { setsOpenFor } from '../domain/opened-sections.js';
import { mustBeOpen, mustWriteFor } from '../domain/who-may.js';
import { pagesAsking } from '../draft/pages-asking.js';
import { OpenedSections } from '../persistence/opened-sections.js';
import { Documents } from '../persistence/documents.js';
import { CallsOfFiles } from '../persistence/calls-of-files.js';

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
    private readonly calls: CallsOfFiles,
    private readonly opened: OpenedSections,
  ) {}

  execute(command: RemoveDocumentCommand): Promise<void> {
    return this.commands.run('applications.remove-document', command, async (tx) => {
      mustWriteFor(command.by);
      const grant = await this.engine.lock(tx, command.applicationId);
      const document = await this.documents.of(tx, command.applicationId, command.documentId);
      const call = await this.calls.of(tx, grant);
      const { set, kind } = document;
      mustBeOpen(set, setsOpenFor(await this.opened.opennessOf(tx, grant), kind, pagesAsking(call, kind)));
      await this.documents.remove(tx, document.id, command.by.id, grant.at);
    });
  }
}
