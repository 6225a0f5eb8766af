import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ACCEPTED_TYPES, Database, FileStore } from '#libs/platform';
import { DocumentNotFound, type ReportDocument } from '../domain/documents.js';
import { ReportDocuments } from '../persistence/report-documents.js';

/** A document to be sent. */
export interface ReportDocumentContent {
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly content: Readable;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Opens documents of reports. Who may read the report is the caller's question. */
@Injectable()
export class ReadReportDocument {
  constructor(
    private readonly database: Database,
    private readonly documents: ReportDocuments,
    private readonly files: FileStore,
  ) {}

  /** Throws `DocumentNotFound`, also for one that was removed. */
  async named(reportId: string, documentId: string): Promise<ReportDocument> {
    if (!UUID.test(documentId)) throw new DocumentNotFound('There is no such document.', { id: documentId });
    return this.database.transaction((tx) => this.documents.of(tx, reportId, documentId));
  }

  async open(reportId: string, documentId: string): Promise<ReportDocumentContent> {
    const { name, extension, sizeBytes, storageKey } = await this.named(reportId, documentId);
    const content = await this.files.open(storageKey);
    return { name, mediaType: mediaTypeOf(extension), sizeBytes, content };
  }
}

function mediaTypeOf(extension: string): string {
  return Object.entries(ACCEPTED_TYPES).find(([known]) => known === extension)?.[1] ?? 'application/octet-stream';
}
