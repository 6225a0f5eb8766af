import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { JsonObject } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { noAnswers, type PageAnswers } from '../domain/answers.js';
import type { Stage } from '../domain/stage.js';
import { ApplicationPageRow } from './application-page.row.js';

/** The answers of applications, page by page. */
@Injectable()
export class AnswerPages {
  /** What was saved last, or an empty page of version 0. */
  async of(tx: Tx, applicationId: string, stage: Stage, page: string): Promise<PageAnswers> {
    const row = await tx.findOneBy(ApplicationPageRow, { applicationId, stage, page });
    return row ? toPage(row) : noAnswers(stage, page);
  }

  async all(tx: Tx, applicationId: string, stages: readonly Stage[]): Promise<readonly PageAnswers[]> {
    const rows = await tx.findBy(ApplicationPageRow, { applicationId, stage: In([...stages]) });
    return rows.map(toPage);
  }

  async save(tx: Tx, applicationId: string, page: PageAnswers): Promise<void> {
    const { updatedAt, updatedBy } = page;
    if (!updatedAt || !updatedBy) throw new Error(`Page ${page.page} was never written.`);
    await tx.upsert(ApplicationPageRow, { ...page, applicationId, updatedAt, updatedBy }, [
      'applicationId',
      'stage',
      'page',
    ]);
  }
}

function toPage(row: ApplicationPageRow): PageAnswers {
  const { page, answers, version, updatedAt, updatedBy } = row;
  // Only `save` writes these columns, from the same types.
  return { stage: row.stage as Stage, page, answers: answers as JsonObject, version, updatedAt, updatedBy };
}
