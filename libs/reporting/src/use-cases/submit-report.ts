import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Command, Commands, Engine } from '#libs/engine';
import { canonicalJson, Ids, type JsonObject } from '#libs/kernel';
import type { ReportContent } from '../domain/content.js';
import { mustBe } from '../domain/who-may.js';
import { submissionFacts } from '../draft/report-draft.js';
import { type OpenedReport, ReportDrafts } from '../draft/report-drafts.js';
import { ReportSubmissions } from '../persistence/report-submissions.js';

export interface SubmitReportCommand extends Command {
  readonly reportId: string;
  readonly declaration: ReportContent['declaration'];
}

export interface ReportProof {
  readonly submissionId: string;
  readonly contentHash: string;
  readonly n: number;
  /** ISO 8601. */
  readonly submittedAt: string;
}

/** Hands a report in: what is written is frozen, and the office has it. */
@Injectable()
export class SubmitReport {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly drafts: ReportDrafts,
    private readonly submissions: ReportSubmissions,
    private readonly ids: Ids,
  ) {}

  /** Throws `TransitionRefused` with everything that is missing, or who may submit. */
  execute(command: SubmitReportCommand): Promise<ReportProof> {
    return this.commands.run('reporting.submit', command, async (tx) => {
      mustBe(command.by, 'applicant', 'signatory');
      const report = await this.engine.lock(tx, command.reportId);
      const opened = await this.drafts.of(tx, report.id);
      const content = frozenContent(opened, command.declaration);
      // The content is JSON by its types; an interface has no index signature.
      const contentHash = hash('sha256', canonicalJson(content as unknown as JsonObject), 'hex');
      const submissionId = this.ids.next();
      const payload = { submissionId, contentHash };
      await report.send({ type: 'reportSubmitted', payload }, command, submissionFacts(opened.draft));
      const n = (await this.submissions.countOf(tx, report.id)) + 1;
      const submittedAt = report.at;
      const submission = { id: submissionId, reportId: report.id, n, content, contentHash, submittedAt };
      await this.submissions.add(tx, { ...submission, submittedBy: command.by.id });
      return { submissionId, contentHash, n, submittedAt: submittedAt.toISOString() };
    });
  }
}

function frozenContent(
  { call, material, draft }: OpenedReport,
  declaration: ReportContent['declaration'],
): ReportContent {
  const { report, pages, documents } = material;
  return {
    format: 1,
    report: { id: report.id, kind: report.kind, n: report.n, contractNumber: report.contractNumber },
    call: { code: call.code, revision: call.revision },
    answers: Object.fromEntries(pages.map(({ page, answers }) => [page, answers])),
    figures: draft.figures,
    documents: documents.map(({ id, kind, name, sizeBytes, sha256 }) => ({ id, kind, name, sizeBytes, sha256 })),
    declaration,
  };
}
