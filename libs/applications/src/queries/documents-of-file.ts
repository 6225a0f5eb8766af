import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Call, Calls, type RequiredDocument } from '#libs/calls';
import { ACCEPTED_TYPES, Database, FileStore } from '#libs/platform';
import { DocumentNotFound, type FileExtension } from '../domain/documents.js';
import { missingDocuments } from '../draft/document-rules.js';
import { ApplicationFile } from './application-file.js';

/** A document to be sent to a reader. */
export interface DocumentContent {
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly content: Readable;
}

/** The documents of a file: their content, and what the legal file still lacks. */
@Injectable()
export class DocumentsOfFile {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly calls: Calls,
    private readonly file: ApplicationFile,
  ) {}

  /**
   * A document with its content, also one that was removed after it had been submitted. Throws `DocumentNotFound` for
   * one of another application.
   */
  async open(applicationId: string, documentId: string): Promise<DocumentContent> {
    const [row] = await this.database.query<{
      name: string;
      extension: FileExtension;
      sizeBytes: number;
      storageKey: string;
    }>(
      `select d.name, d.extension, d.size_bytes::float8 as "sizeBytes", d.storage_key as "storageKey"
       from document d where d.id = $2 and d.application_id = $1`,
      [applicationId, documentId],
    );
    if (!row) throw new DocumentNotFound('There is no such document.', { id: documentId });
    const { name, extension, sizeBytes, storageKey } = row;
    return { name, mediaType: ACCEPTED_TYPES[extension], sizeBytes, content: await this.files.open(storageKey) };
  }

  /** The documents of the legal file that are asked for before a contract and are not there (R26). */
  async missingInLegalFile(applicationId: string): Promise<readonly RequiredDocument[]> {
    const { callId, documents } = await this.file.of(applicationId);
    const call: Call = await this.calls.of(null, callId);
    return missingDocuments(call.documents('legalFile'), 'legalFile', documents);
  }
}
