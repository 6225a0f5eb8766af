import { Injectable } from '@nestjs/common';
import { type Command, Commands, Engine } from '#libs/engine';
import { mustBeOpen } from '../domain/report.js';
import { mustBe } from '../domain/who-may.js';
import { ReportDocuments } from '../persistence/report-documents.js';

export interface RemoveReportDocumentCommand extends Command {
  readonly reportId: string;
  readonly documentId: string;
}

/** Takes a document out of a report that is still written; it stays in the file, marked. */
@Injectable()
export class RemoveReportDocument {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly documents: ReportDocuments,
  ) {}

  execute(command: RemoveReportDocumentCommand): Promise<void> {
    return this.commands.run('reporting.remove-document', command, async (tx) => {
      mustBe(command.by, 'applicant', 'signatory');
      const report = await this.engine.lock(tx, command.reportId);
      mustBeOpen(report.states);
      const document = await this.documents.of(tx, report.id, command.documentId);
      await this.documents.remove(tx, document.id, command.by.id, report.at);
    });
  }
}
