import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import type { SubmissionContent } from '../domain/content.js';
import type { Stage } from '../domain/stage.js';
import { SubmissionRow } from './submission.row.js';

/** What was handed in at one moment. */
export interface Submission {
  readonly id: string;
  readonly applicationId: string;
  readonly stage: Stage;
  readonly n: number;
  readonly content: SubmissionContent;
  readonly contentHash: string;
  readonly requestedMinor: number;
  readonly receiptCode: string;
  readonly arrivedAt: Date;
  readonly submittedBy: string;
}

/** Submissions: only ever added. */
@Injectable()
export class Submissions {
  async add(tx: Tx, submission: Submission): Promise<void> {
    await tx.insert(SubmissionRow, { ...submission });
  }

  async countOf(tx: Tx, applicationId: string, stage: Stage): Promise<number> {
    return tx.countBy(SubmissionRow, { applicationId, stage });
  }

  /** The newest version of a stage; null where nothing of it was handed in. */
  async latest(tx: Tx, applicationId: string, stage: Stage): Promise<Submission | null> {
    const row = await tx.findOne(SubmissionRow, { where: { applicationId, stage }, order: { n: 'desc' } });
    return row ? toSubmission(row) : null;
  }

  async of(tx: Tx, id: string): Promise<Submission | null> {
    const row = await tx.findOneBy(SubmissionRow, { id });
    return row ? toSubmission(row) : null;
  }
}

function toSubmission(row: SubmissionRow): Submission {
  // Only `add` writes these columns, from the same types.
  return { ...row, stage: row.stage as Stage, content: row.content as SubmissionContent };
}
