import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import type { Json, JsonObject } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { type AnswerChange, changesOf, seenAt } from '../domain/answer-changes.js';
import { noAnswers, type PageAnswers } from '../domain/answers.js';
import type { Stage } from '../domain/stage.js';
import { ApplicationAnswerChangeRow } from './application-answer-change.row.js';
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
    const where = { applicationId, stage: In([...stages]) };
    // What is frozen and signed from them has one order, whatever was written last.
    const rows = await tx.find(ApplicationPageRow, { where, order: { stage: 'asc', page: 'asc' } });
    return rows.map(toPage);
  }

  /** Keeps a page, and with it how every one of its answers changed: the one does not happen without the other. */
  async save(tx: Tx, applicationId: string, before: PageAnswers, after: PageAnswers, isUndo = false): Promise<void> {
    const { stage, page, updatedAt, updatedBy } = after;
    if (!updatedAt || !updatedBy) throw new Error(`Page ${page} was never written.`);
    await tx.upsert(ApplicationPageRow, { ...after, applicationId, updatedAt, updatedBy }, [
      'applicationId',
      'stage',
      'page',
    ]);
    const changes = changesOf(before, after, isUndo).map((change) => ({ ...change, applicationId, stage, page }));
    if (changes.length > 0) await tx.insert(ApplicationAnswerChangeRow, changes);
  }

  /** What a writer had seen, told by the version of the page at which they read each answer. */
  async seen(
    tx: Tx,
    applicationId: string,
    page: PageAnswers,
    versions: Readonly<Record<string, number>>,
  ): Promise<ReadonlyMap<string, Json | undefined>> {
    const oldest = Math.min(page.version, ...Object.values(versions));
    const changes = oldest < page.version ? await this.changesSince(tx, applicationId, page, oldest) : [];
    return seenAt(page, changes, versions);
  }

  /** What changed on a page after a version, newest first. */
  async changesSince(
    tx: Tx,
    applicationId: string,
    { stage, page }: Pick<PageAnswers, 'stage' | 'page'>,
    version: number,
  ): Promise<readonly AnswerChange[]> {
    return tx.find(ApplicationAnswerChangeRow, {
      where: { applicationId, stage, page, version: MoreThan(version) },
      order: { version: 'desc' },
    });
  }
}

function toPage(row: ApplicationPageRow): PageAnswers {
  const { page, answers, version, updatedAt, updatedBy } = row;
  // Only `save` writes these columns, from the same types.
  return { stage: row.stage as Stage, page, answers: answers as JsonObject, version, updatedAt, updatedBy };
}
