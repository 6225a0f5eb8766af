import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ACCEPTED_TYPES, Database, FileStore } from '#libs/platform';
import { type BureauMember, type KeptDocument, NotInFile } from '../domain/organisation-file.js';

export interface OrganisationFile {
  readonly bureau: readonly BureauMember[];
  readonly documents: readonly KeptDocument[];
}

/** A paper to be sent to a reader. */
export interface PaperContent {
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly content: Readable;
}

/** The papers and the bureau of organisations, as they stand now. Whoever asks has decided who may see them. */
@Injectable()
export class OrganisationFiles {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
  ) {}

  async of(organisationId: string): Promise<OrganisationFile> {
    const [bureau, documents] = await Promise.all([
      this.database.query<BureauMember>(
        `select b.id, b.name, b.function, b.mandate_ends::text as "mandateEnds" from bureau_member b
         where b.organisation_id = $1 and b.ended_at is null order by b.entered_at, b.id`,
        [organisationId],
      ),
      this.database.query<KeptDocument>(
        `select ${COLUMNS} from organisation_document d
         where d.organisation_id = $1 and d.ended_at is null order by d.uploaded_at, d.id`,
        [organisationId],
      ),
    ]);
    return { bureau, documents };
  }

  /** A present paper; throws `NotInFile` for one of another organisation. */
  async one(organisationId: string, documentId: string): Promise<KeptDocument & { readonly uploadedBy: string }> {
    const [found] = await this.database.query<KeptDocument & { readonly uploadedBy: string }>(
      `select ${COLUMNS}, d.uploaded_by as "uploadedBy" from organisation_document d
       where d.organisation_id = $1 and d.id::text = $2 and d.ended_at is null`,
      [organisationId, documentId],
    );
    if (found) return found;
    throw new NotInFile('There is no such paper.', { id: documentId });
  }

  /** The same with its content. */
  async open(organisationId: string, documentId: string): Promise<PaperContent> {
    const { name, extension, sizeBytes, storageKey } = await this.one(organisationId, documentId);
    return { name, mediaType: ACCEPTED_TYPES[extension], sizeBytes, content: await this.files.open(storageKey) };
  }
}

const COLUMNS = `d.id, d.kind, d.name, d.extension, d.size_bytes::float8 as "sizeBytes", d.sha256,
  d.storage_key as "storageKey", d.valid_until::text as "validUntil", d.uploaded_at as "uploadedAt",
  d.reused_from as "reusedFrom"`;
