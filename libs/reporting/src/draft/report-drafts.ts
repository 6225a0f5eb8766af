import { Injectable } from '@nestjs/common';
import { type Call, Calls } from '#libs/calls';
import type { Tx } from '#libs/platform';
import { ReportDocuments } from '../persistence/report-documents.js';
import { Reports } from '../persistence/reports.js';
import { type Material, type ReportDraft, reportDraft } from './report-draft.js';

export interface OpenedReport {
  readonly call: Call;
  readonly material: Material;
  readonly draft: ReportDraft;
}

/** Reads a report with all that was written in it: the same for its pages, for `explain`, and for the submission. */
@Injectable()
export class ReportDrafts {
  constructor(
    private readonly calls: Calls,
    private readonly reports: Reports,
    private readonly documents: ReportDocuments,
  ) {}

  /** Throws `ReportNotFound`. */
  async of(tx: Tx, reportId: string): Promise<OpenedReport> {
    const report = await this.reports.of(tx, reportId);
    const call = await this.calls.of(tx, report.callId);
    const material = {
      report,
      pages: await this.reports.pages(tx, reportId),
      documents: await this.documents.all(tx, reportId),
      before: await this.reports.acceptedBefore(tx, report),
      openBefore: await this.reports.openBefore(tx, report),
    };
    return { call, material, draft: reportDraft(call, material) };
  }
}
