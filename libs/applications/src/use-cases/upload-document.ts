import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Call, Calls, fileQuestionGoneAt } from '#libs/calls';
import { type Command, Commands, Engine, type LockedInstance } from '#libs/engine';
import { type FileOrigin, Ids } from '#libs/kernel';
import { Database, FileTooLarge, Intake, type KeptFile, type TakenFile, type Tx } from '#libs/platform';
import {
  alreadyThere,
  DocumentNotAsked,
  type DocumentRules,
  FileNoLongerAsked,
  mustTakeOneMore,
} from '../domain/documents.js';
import { setsOpenFor } from '../domain/opened-sections.js';
import { type DocumentSet, isStage } from '../domain/stage.js';
import { mustBeOpen, mustWriteFor } from '../domain/who-may.js';
import { documentRules } from '../draft/document-rules.js';
import { pagesAsking } from '../draft/pages-asking.js';
import { OpenedSections } from '../persistence/opened-sections.js';
import { Documents } from '../persistence/documents.js';
import { CallsOfFiles } from '../persistence/calls-of-files.js';

export interface UploadDocumentCommand extends Command {
  readonly applicationId: string;
  readonly set: DocumentSet;
  readonly kind: string;
  readonly fileName: string;
  /** Where the file had been given before, when it is chosen again instead of sent. */
  readonly reusedFrom?: FileOrigin;
}

interface Received extends UploadDocumentCommand {
  readonly file: Omit<TakenFile, 'isCleaned'>;
}

export interface UploadedDocument {
  readonly documentId: string;
  /** Whether something was taken out of the file: where a photo was taken, for one. */
  readonly isCleaned: boolean;
}

/**
 * Takes a document through the one way in for files, which says what it is. The file is durable before the row that names it is
 * committed; a file whose row is refused stays without a name and harms nobody.
 */
@Injectable()
export class UploadDocument {
  constructor(
    private readonly database: Database,
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly calls: CallsOfFiles,
    private readonly documentsOfCalls: Calls,
    private readonly documents: Documents,
    private readonly opened: OpenedSections,
    private readonly intake: Intake,
    private readonly ids: Ids,
  ) {}

  /** Refuses before anything is sent what would be refused afterwards: not asked for, not open, too large, one too many. */
  async mustTake(
    { applicationId, set, kind, by }: Omit<UploadDocumentCommand, 'fileName'>,
    sizeBytes: number,
  ): Promise<void> {
    mustWriteFor(by);
    await this.database.transaction(async (tx) => {
      const grant = await this.engine.lock(tx, applicationId);
      const rules = await this.rulesFor(tx, await this.openCall(tx, grant, { set, kind }), { set, kind });
      if (sizeBytes > rules.maxBytes) throw new FileTooLarge('The file is larger than allowed.', { ...rules });
      mustTakeOneMore(rules, await this.documents.all(tx, applicationId, [set]));
    });
  }

  /**
   * Sent for it, or kept since it was given elsewhere: the rules are the same. Throws what `Intake` throws, and refuses
   * what the call does not ask for or has enough of.
   */
  async execute(command: UploadDocumentCommand, content: Readable | KeptFile): Promise<UploadedDocument> {
    mustWriteFor(command.by);
    const { id, callId, state } = await this.engine.read(command.applicationId);
    const call = await this.calls.of(null, { id, callId, states: state.split(' ') });
    const rules = await this.rulesFor(null, call, command);
    const { isCleaned, ...file } = await this.intake.take(content, { ...rules, fileName: command.fileName });
    return { ...(await this.record({ ...command, file })), isCleaned };
  }

  private record(command: Received): Promise<{ readonly documentId: string }> {
    return this.commands.run('applications.upload-document', command, async (tx) => {
      const { applicationId, set, kind, file } = command;
      const grant = await this.engine.lock(tx, applicationId);
      const rules = await this.rulesFor(tx, await this.openCall(tx, grant, { set, kind }), { set, kind });
      const present = await this.documents.all(tx, applicationId, [set]);
      const same = alreadyThere(present, { kind, sha256: file.sha256 });
      if (same) return { documentId: same.id };
      mustTakeOneMore(rules, present);
      const documentId = this.ids.next();
      await this.documents.add(tx, {
        id: documentId,
        applicationId,
        set,
        kind,
        ...file,
        uploadedAt: grant.at,
        uploadedBy: command.by.id,
        reusedFrom: command.reusedFrom ?? null,
      });
      return { documentId };
    });
  }

  /** Throws `FileNoLongerAsked` where an earlier form asked for it, and `DocumentNotAsked` where none did. */
  private async rulesFor(
    tx: Tx | null,
    call: Call,
    { set, kind }: Pick<UploadDocumentCommand, 'set' | 'kind'>,
  ): Promise<DocumentRules> {
    try {
      return documentRules(call, set, kind);
    } catch (error) {
      if (!(error instanceof DocumentNotAsked) || !isStage(set)) throw error;
      const at = fileQuestionGoneAt(await this.documentsOfCalls.documentsOf(tx, call), set, kind);
      if (!at) throw error;
      throw new FileNoLongerAsked('A correction of the form took the question away.', { at, kind });
    }
  }

  /** The call of a file that takes documents of this kind now; throws `ApplicationNotOpen`. */
  private async openCall(
    tx: Tx,
    grant: LockedInstance,
    { set, kind }: Pick<UploadDocumentCommand, 'set' | 'kind'>,
  ): Promise<Call> {
    const call = await this.calls.of(tx, grant);
    mustBeOpen(set, setsOpenFor(await this.opened.opennessOf(tx, grant), kind, pagesAsking(call, kind)));
    return call;
  }
}
