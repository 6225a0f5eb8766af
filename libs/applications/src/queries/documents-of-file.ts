import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Call, Calls, type RequiredDocument } from '#libs/calls';
import { ACCEPTED_TYPES, Database, FileStore } from '#libs/platform';
import { type ApplicationDocument, DocumentNotFound } from '../domain/documents.js';
import { missingDocuments } from '../draft/document-rules.js';
import { ApplicationFile, DOCUMENT_COLUMNS } from './application-file.js';

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
   * A document with its content for those who wrote it, also one that was removed after it had been submitted. Throws
   * `DocumentNotFound` for one of another application.
   */
  open(applicationId: string, documentId: string): Promise<DocumentContent> {
    return this.content(applicationId, documentId, 'true');
  }

  /** The same for the office: what was not handed in is not there. */
  openHandedIn(applicationId: string, documentId: string): Promise<DocumentContent> {
    return this.content(applicationId, documentId, HANDED_IN);
  }

  /** What is known of a document, for those who wrote it. Throws `DocumentNotFound`. */
  about(applicationId: string, documentId: string): Promise<ApplicationDocument> {
    return this.one(applicationId, documentId, 'true');
  }

  /** The same for the office. */
  aboutHandedIn(applicationId: string, documentId: string): Promise<ApplicationDocument> {
    return this.one(applicationId, documentId, HANDED_IN);
  }

  /** The documents that the office has: submitted ones, answers, the legal file; never those of a draft. */
  handedIn(applicationId: string): Promise<readonly ApplicationDocument[]> {
    return this.database.query<ApplicationDocument>(
      `select ${DOCUMENT_COLUMNS} from document d
       where d.application_id = $1 and d.removed_at is null and ${HANDED_IN} order by d.uploaded_at, d.id`,
      [applicationId],
    );
  }

  private async one(applicationId: string, documentId: string, condition: string): Promise<ApplicationDocument> {
    const [row] = await this.database.query<ApplicationDocument>(
      `select ${DOCUMENT_COLUMNS} from document d where d.id::text = $2 and d.application_id = $1 and ${condition}`,
      [applicationId, documentId],
    );
    if (row) return row;
    throw new DocumentNotFound('There is no such document.', { id: documentId });
  }

  private async content(applicationId: string, documentId: string, condition: string): Promise<DocumentContent> {
    const { name, extension, sizeBytes, storageKey } = await this.one(applicationId, documentId, condition);
    return { name, mediaType: ACCEPTED_TYPES[extension], sizeBytes, content: await this.files.open(storageKey) };
  }

  /** The documents of the legal file that are asked for before a contract and are not there (R26). */
  async missingInLegalFile(applicationId: string): Promise<readonly RequiredDocument[]> {
    const { callId, documents } = await this.file.of(applicationId);
    const call: Call = await this.calls.of(null, callId);
    return missingDocuments(call.documents('legalFile'), 'legalFile', documents);
  }
}

/** A part's documents are handed in with a submission; answers to questions and the legal file as they are added. */
const HANDED_IN = `(
  d.document_set in ('clarification', 'legalFile')
  or exists (
    select from submission s, jsonb_array_elements(s.content->'documents') f
    where s.application_id = d.application_id and f->>'id' = d.id::text
  )
)`;
