import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { ReportContent } from '../domain/content.js';
import type { VerifiedLine } from '../domain/verification.js';
import { type OpenedReport, ReportDrafts } from './report-drafts.js';

/** A report as it was handed in, for reading. */
export interface SubmittedReport {
  readonly id: string;
  readonly n: number;
  readonly content: ReportContent;
  readonly contentHash: string;
  readonly submittedAt: Date;
  readonly submittedBy: string;
}

/** What the office asked about a report. */
export interface ReportQuestion {
  readonly questions: string;
  readonly at: Date;
}

export interface ReportVerificationView {
  readonly lines: readonly VerifiedLine[];
  readonly acceptedMinor: number;
  readonly acceptedTotalMinor: number;
  readonly comment: string;
  readonly decidedAt: Date;
}

/** A report with everything that its pages show. */
export interface ReportFileView extends OpenedReport {
  readonly states: readonly string[];
  /** Goes up with everything that happens to the report. */
  readonly version: number;
  readonly nextDeadline: { readonly name: string; readonly dueAt: Date } | null;
  /** Newest first. */
  readonly submissions: readonly SubmittedReport[];
  /** Newest first. */
  readonly questions: readonly ReportQuestion[];
  readonly verification: ReportVerificationView | null;
}

/** Reads one report for its pages. Who may see it is the caller's question. */
@Injectable()
export class ReportFile {
  constructor(
    private readonly database: Database,
    private readonly drafts: ReportDrafts,
  ) {}

  /** Throws `ReportNotFound`. */
  async of(reportId: string): Promise<ReportFileView> {
    // One transaction, so that answers, documents and state are of one moment.
    return this.database.transaction(async (tx) => {
      const opened = await this.drafts.of(tx, reportId);
      const [standing]: Standing[] = await tx.query(STANDING, [reportId]);
      const submissions: SubmittedReport[] = await tx.query(SUBMISSIONS, [reportId]);
      const questions: ReportQuestion[] = await tx.query(QUESTIONS, [reportId]);
      const [verification]: ReportVerificationView[] = await tx.query(VERIFICATION, [reportId]);
      const { state = '', version = 0, name = null, dueAt = null } = standing ?? {};
      const nextDeadline = name !== null && dueAt !== null ? { name, dueAt } : null;
      return {
        ...opened,
        states: state.split(' '),
        version,
        nextDeadline,
        submissions,
        questions,
        verification: verification ?? null,
      };
    });
  }
}

interface Standing {
  readonly state: string;
  readonly version: number;
  readonly name: string | null;
  readonly dueAt: Date | null;
}

const STANDING = `
select i.state, i.version, t.name, t.due_at as "dueAt"
from workflow_instance i
left join lateral (
  select d.name, d.due_at from deadlines_in(i.deadlines) d order by d.due_at limit 1
) t on true
where i.id = $1`;

const SUBMISSIONS = `
select s.id, s.n, s.content, s.content_hash as "contentHash", s.submitted_at as "submittedAt",
  coalesce(p.name, '') as "submittedBy"
from report_submission s
left join person p on p.id = s.submitted_by
where s.report_id = $1 order by s.n desc`;

const QUESTIONS = `
select h.payload->>'questions' as questions, h.at
from workflow_history h where h.instance_id = $1 and h.event = 'reportQueried' order by h.seq desc`;

const VERIFICATION = `
select v.lines, v.accepted_minor::float8 as "acceptedMinor", v.accepted_total_minor::float8 as "acceptedTotalMinor",
  v.comment, v.decided_at as "decidedAt"
from report_verification v where v.report_id = $1`;
