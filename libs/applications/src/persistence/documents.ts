import type { FileExtension } from '#libs/kernel';
import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { Tx } from '#libs/platform';
import { type ApplicationDocument, DocumentNotFound } from '../domain/documents.js';
import type { DocumentSet } from '../domain/stage.js';
import { DocumentRow } from './document.row.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The documents of applications that were not removed. */
@Injectable()
export class Documents {
  async add(tx: Tx, document: ApplicationDocument): Promise<void> {
    const { set, ...rest } = document;
    await tx.insert(DocumentRow, { ...rest, documentSet: set });
  }

  async all(tx: Tx, applicationId: string, sets: readonly DocumentSet[]): Promise<readonly ApplicationDocument[]> {
    const rows = await tx.find(DocumentRow, {
      where: { applicationId, documentSet: In([...sets]), removedAt: IsNull() },
      order: { uploadedAt: 'asc', id: 'asc' },
    });
    return rows.map(toDocument);
  }

  /** Throws `DocumentNotFound`, also for one that was removed. */
  async of(tx: Tx, applicationId: string, id: string): Promise<ApplicationDocument> {
    // What an address says need not be an id at all.
    const row = UUID.test(id) && (await tx.findOneBy(DocumentRow, { id, applicationId, removedAt: IsNull() }));
    if (!row) throw new DocumentNotFound('There is no such document.', { id });
    return toDocument(row);
  }

  async remove(tx: Tx, id: string, by: string, at: Date): Promise<void> {
    await tx.update(DocumentRow, { id, removedAt: IsNull() }, { removedAt: at, removedBy: by });
  }
}

function toDocument(row: DocumentRow): ApplicationDocument {
  const { documentSet, extension, removedAt, removedBy, ...rest } = row;
  // Only `add` writes these columns, from the same types.
  return { ...rest, set: documentSet as DocumentSet, extension: extension as FileExtension };
}
