import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Calls, type RequiredDocument } from '#libs/calls';
import { type Command, Commands, Engine } from '#libs/engine';
import { type FileOrigin, Ids } from '#libs/kernel';
import { Database, Intake, type KeptFile, type TakenFile, type Tx } from '#libs/platform';
import { DocumentNotAsked, mustTakeOneMore } from '../domain/documents.js';
import { mustBeOpen } from '../domain/report.js';
import { mustBe } from '../domain/who-may.js';
import { stageOf } from '../draft/report-draft.js';
import { ReportDocuments } from '../persistence/report-documents.js';
import { Reports } from '../persistence/reports.js';

export interface UploadReportDocumentCommand extends Command {
  readonly reportId: string;
  /** Which of the documents that the call asks for it is. */
  readonly kind: string;
  /** As the browser said it. */
  readonly fileName: string;
  /** Where the file had been given before, when it is chosen again instead of sent. */
  readonly reusedFrom?: FileOrigin;
}

interface Received extends UploadReportDocumentCommand {
  readonly file: Omit<TakenFile, 'isCleaned'>;
}

const MEGABYTE = 1_000_000;

/**
 * Adds a document to a report through the one way in for files; its content decides what it is. The file is durable before its row is: one
 * whose row is refused stays without a name and harms nobody.
 */
@Injectable()
export class UploadReportDocument {
  constructor(
    private readonly database: Database,
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly calls: Calls,
    private readonly reports: Reports,
    private readonly documents: ReportDocuments,
    private readonly intake: Intake,
    private readonly ids: Ids,
  ) {}

  /** Answers the document's id; the same content of the same kind twice is one document. Throws what `Intake` throws. */
  async execute(
    command: UploadReportDocumentCommand,
    content: Readable | KeptFile,
  ): Promise<{ readonly documentId: string; readonly isCleaned: boolean }> {
    mustBe(command.by, 'applicant', 'signatory');
    const { formats, maxMegabytes } = await this.database.transaction((tx) => this.rulesOf(tx, command));
    const offered = { fileName: command.fileName, formats, maxBytes: maxMegabytes * MEGABYTE };
    const { isCleaned, ...file } = await this.intake.take(content, offered);
    return { ...(await this.record({ ...command, file })), isCleaned };
  }

  private record(command: Received): Promise<{ readonly documentId: string }> {
    return this.commands.run('reporting.upload-document', command, async (tx) => {
      const { reportId, kind, file } = command;
      const report = await this.engine.lock(tx, reportId);
      mustBeOpen(report.states);
      const present = await this.documents.all(tx, reportId);
      const same = present.find((document) => document.kind === kind && document.sha256 === file.sha256);
      if (same) return { documentId: same.id };
      mustTakeOneMore(await this.rulesOf(tx, command), present);
      const documentId = this.ids.next();
      const { reusedFrom = null } = command;
      const uploaded = { uploadedAt: report.at, uploadedBy: command.by.id, reusedFrom };
      await this.documents.add(tx, { id: documentId, reportId, kind, ...file, ...uploaded });
      return { documentId };
    });
  }

  /** What the call says about documents of this kind; throws `DocumentNotAsked`. */
  private async rulesOf(tx: Tx, { reportId, kind }: UploadReportDocumentCommand): Promise<RequiredDocument> {
    const report = await this.reports.of(tx, reportId);
    const call = await this.calls.of(tx, report.callId);
    const rules = call.documents(stageOf(report)).find((document) => document.kind === kind);
    if (rules) return rules;
    throw new DocumentNotAsked('The call does not ask for a document of this kind.', { kind });
  }
}
