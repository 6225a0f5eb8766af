import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import type { ReportContent } from '../domain/content.js';
import { ReportSubmissionRow } from './report-submission.row.js';

/** A report as it was handed in. */
export interface ReportSubmission {
  readonly id: string;
  readonly reportId: string;
  /** 1 for the first version, 2 for the one after a question ... */
  readonly n: number;
  readonly content: ReportContent;
  readonly contentHash: string;
  readonly submittedAt: Date;
  readonly submittedBy: string;
}

/** Nothing was handed in yet. */
export class NothingSubmitted extends DomainError {
  readonly code = 'reporting.nothing-submitted';
}

/** Submitted reports: only ever added. */
@Injectable()
export class ReportSubmissions {
  async add(tx: Tx, { content, ...submission }: ReportSubmission): Promise<void> {
    await tx.insert(ReportSubmissionRow, { ...submission, content: { ...content } });
  }

  countOf(tx: Tx, reportId: string): Promise<number> {
    return tx.countBy(ReportSubmissionRow, { reportId });
  }

  /** Throws `NothingSubmitted`. */
  async newest(tx: Tx, reportId: string): Promise<ReportSubmission> {
    const row = await tx.findOne(ReportSubmissionRow, { where: { reportId }, order: { n: 'desc' } });
    if (!row) throw new NothingSubmitted('This report was not handed in yet.', { reportId });
    // Only `add` writes this column, from the same type.
    return { ...row, content: row.content as ReportContent };
  }
}
