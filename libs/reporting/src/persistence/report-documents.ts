import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Tx } from '#libs/platform';
import { DocumentNotFound, type ReportDocument } from '../domain/documents.js';
import { ReportDocumentRow } from './report-document.row.js';

/** The documents of reports that were not removed. */
@Injectable()
export class ReportDocuments {
  async add(tx: Tx, document: ReportDocument): Promise<void> {
    await tx.insert(ReportDocumentRow, { ...document });
  }

  async all(tx: Tx, reportId: string): Promise<readonly ReportDocument[]> {
    return tx.find(ReportDocumentRow, {
      where: { reportId, removedAt: IsNull() },
      order: { uploadedAt: 'asc', id: 'asc' },
    });
  }

  /** Throws `DocumentNotFound`, also for one that was removed. */
  async of(tx: Tx, reportId: string, id: string): Promise<ReportDocument> {
    const row = await tx.findOneBy(ReportDocumentRow, { id, reportId, removedAt: IsNull() });
    if (!row) throw new DocumentNotFound('There is no such document.', { id });
    return row;
  }

  async remove(tx: Tx, id: string, by: string, at: Date): Promise<void> {
    await tx.update(ReportDocumentRow, { id, removedAt: IsNull() }, { removedAt: at, removedBy: by });
  }
}
