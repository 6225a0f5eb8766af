import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { Tx } from '#libs/platform';
import type { ReportBudget } from '../domain/figures.js';
import { type Report, ReportNotFound, SETTLED } from '../domain/report.js';
import { emptyPage, type ReportPage } from '../domain/report-page.js';
import type { ReportKind } from '../domain/report-schedule.js';
import type { VerifiedLine } from '../domain/verification.js';
import { ReportPageRow } from './report-page.row.js';
import { ReportVerificationRow } from './report-verification.row.js';
import { ReportRow } from './report.row.js';

/** What was accepted of a report. */
export interface Verification {
  readonly reportId: string;
  readonly submissionId: string;
  readonly lines: readonly VerifiedLine[];
  readonly acceptedMinor: number;
  /** With what earlier reports brought. */
  readonly acceptedTotalMinor: number;
  readonly comment: string;
  readonly decidedAt: Date;
  readonly decidedBy: string;
}

/** Reports, what is written in them, and what was accepted of them. */
@Injectable()
export class Reports {
  async add(tx: Tx, report: Report): Promise<void> {
    await tx.insert(ReportRow, { ...report, budget: { ...report.budget } });
  }

  /** Throws `ReportNotFound`. */
  async of(tx: Tx, id: string): Promise<Report> {
    const row = await tx.findOneBy(ReportRow, { id });
    if (!row) throw new ReportNotFound(`There is no report ${id}.`, { id });
    // Only `add` writes these columns, from the same types.
    return { ...row, kind: row.kind as ReportKind, budget: row.budget as ReportBudget };
  }

  /** Pages in which something was written. */
  async pages(tx: Tx, reportId: string): Promise<readonly ReportPage[]> {
    return (await tx.findBy(ReportPageRow, { reportId })).map(toPage);
  }

  async page(tx: Tx, reportId: string, page: string): Promise<ReportPage> {
    const row = await tx.findOneBy(ReportPageRow, { reportId, page });
    return row ? toPage(row) : emptyPage(page);
  }

  async savePage(
    tx: Tx,
    reportId: string,
    { page, answers, version, updatedAt, updatedBy }: ReportPage,
  ): Promise<void> {
    await tx.query(
      `insert into report_page as p (report_id, page, answers, version, updated_at, updated_by)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (report_id, page) do update
         set answers = excluded.answers, version = excluded.version, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
      [reportId, page, JSON.stringify(answers), version, updatedAt, updatedBy],
    );
  }

  /** What earlier reports of the same grant brought, by heading. */
  async acceptedBefore(
    tx: Tx,
    { grantId, n }: Pick<Report, 'grantId' | 'n'>,
  ): Promise<Readonly<Record<string, number>>> {
    const earlier = await tx.find(ReportRow, { where: { grantId, n: LessThan(n) }, select: { id: true } });
    const rows: { lines: readonly VerifiedLine[] }[] = await tx.query(
      'select v.lines from report_verification v where v.report_id = any($1)',
      [earlier.map(({ id }) => id)],
    );
    const sums = new Map<string, number>();
    for (const { heading, acceptedMinor } of rows.flatMap(({ lines }) => lines)) {
      sums.set(heading, (sums.get(heading) ?? 0) + acceptedMinor);
    }
    return Object.fromEntries(sums);
  }

  /** The numbers of earlier reports of the same grant that are neither accepted nor waived. */
  async openBefore(tx: Tx, { grantId, n }: Pick<Report, 'grantId' | 'n'>): Promise<readonly number[]> {
    const rows: { n: number }[] = await tx.query(
      `select r.n from report r join workflow_instance i on i.id = r.id
       where r.grant_id = $1 and r.n < $2 and i.state <> all($3) order by r.n`,
      [grantId, n, SETTLED],
    );
    return rows.map((row) => row.n);
  }

  async verify(tx: Tx, { lines, ...verification }: Verification): Promise<void> {
    await tx.insert(ReportVerificationRow, { ...verification, lines: [...lines] });
  }
}

function toPage({ page, answers, version, updatedAt, updatedBy }: ReportPageRow): ReportPage {
  // Only `savePage` writes this column, from a JSON object.
  return { page, answers: answers as ReportPage['answers'], version, updatedAt, updatedBy };
}
