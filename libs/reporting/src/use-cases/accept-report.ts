import { Injectable } from '@nestjs/common';
import { type Command, Commands, Engine } from '#libs/engine';
import { recounted } from '../domain/figures.js';
import { mustBeRead } from '../domain/report.js';
import { acceptedCosts, type Decision, verified } from '../domain/verification.js';
import { mustBe } from '../domain/who-may.js';
import { writtenText } from '../domain/written-text.js';
import { acceptanceFacts } from '../draft/report-draft.js';
import { ReportSubmissions } from '../persistence/report-submissions.js';
import { Reports } from '../persistence/reports.js';

export interface AcceptReportCommand extends Command {
  readonly reportId: string;
  /** The submission that was read: one that was replaced meanwhile is not accepted by mistake. */
  readonly submissionId: string;
  readonly decisions: readonly Decision[];
  readonly comment: string;
}

export interface ReportAccepted {
  readonly acceptedMinor: number;
  /** With what earlier reports of the grant brought. */
  readonly acceptedTotalMinor: number;
}

/** Accepts a report heading by heading; what is not accepted is refused with its reason. */
@Injectable()
export class AcceptReport {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly reports: Reports,
    private readonly submissions: ReportSubmissions,
  ) {}

  /** Throws what `verified` and `writtenText` throw, and `ReportReplaced` when another version was handed in since. */
  execute(command: AcceptReportCommand): Promise<ReportAccepted> {
    return this.commands.run('reporting.accept', command, async (tx) => {
      mustBe(command.by, 'officer');
      const instance = await this.engine.lock(tx, command.reportId);
      const report = await this.reports.of(tx, instance.id);
      const submission = await this.submissions.newest(tx, report.id);
      mustBeRead(submission.id, command.submissionId);
      const before = await this.reports.acceptedBefore(tx, report);
      const figures = recounted(submission.content.figures, report.budget, before);
      const lines = verified(figures, command.decisions, report.budget);
      const acceptedMinor = acceptedCosts(lines);
      const acceptedTotalMinor = figures.total.beforeMinor + acceptedMinor;
      const comment = writtenText(command.comment);
      const payload = { acceptedCostsMinor: acceptedTotalMinor, comment };
      const facts = acceptanceFacts(await this.reports.openBefore(tx, report));
      await instance.send({ type: 'reportAccepted', payload }, command, facts);
      await this.reports.verify(tx, {
        reportId: report.id,
        submissionId: submission.id,
        lines,
        acceptedMinor,
        acceptedTotalMinor,
        comment,
        decidedAt: instance.at,
        decidedBy: command.by.id,
      });
      return { acceptedMinor, acceptedTotalMinor };
    });
  }
}
