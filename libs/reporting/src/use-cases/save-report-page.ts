import { Injectable } from '@nestjs/common';
import { type Command, Commands, Engine } from '#libs/engine';
import type { JsonObject } from '#libs/kernel';
import { mustBeOpen } from '../domain/report.js';
import { rewritten } from '../domain/report-page.js';
import { mustBe } from '../domain/who-may.js';
import { Reports } from '../persistence/reports.js';

export interface SaveReportPageCommand extends Command {
  readonly reportId: string;
  /** A page of the call's form, or `figures`. */
  readonly page: string;
  readonly answers: JsonObject;
  /** The version of the page that the writer saw. */
  readonly basedOn: number;
}

/** Keeps what was typed on one page, however incomplete; what is wrong is said when the report is handed in. */
@Injectable()
export class SaveReportPage {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly reports: Reports,
  ) {}

  /** Answers the page's version. Throws `PageChangedMeanwhile` and `ReportNotOpen`. */
  execute(command: SaveReportPageCommand): Promise<{ readonly version: number }> {
    return this.commands.run('reporting.save-page', command, async (tx) => {
      mustBe(command.by, 'applicant', 'signatory');
      const { reportId, answers, basedOn } = command;
      const report = await this.engine.lock(tx, reportId);
      mustBeOpen(report.states);
      const before = await this.reports.page(tx, reportId, command.page);
      const after = rewritten(before, { answers, basedOn, by: command.by.id, at: report.at });
      if (after !== before) await this.reports.savePage(tx, reportId, after);
      return { version: after.version };
    });
  }
}
