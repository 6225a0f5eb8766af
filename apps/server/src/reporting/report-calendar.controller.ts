import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deadlineFile } from '../calls/deadline-file.js';
import { House } from '../http/house-options.js';
import { Policy, signedIn } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { ReportFiles } from './report-files.js';

/** The next deadline of a report, for somebody's calendar. */
@Controller('reports/:id')
export class ReportCalendarController {
  constructor(
    private readonly reportFiles: ReportFiles,
    private readonly house: House,
  ) {}

  @Get('calendar.ics')
  @Policy(signedIn)
  async calendar(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { nextDeadline, call, material, version } = (await this.reportFiles.open(request, id)).file;
    if (nextDeadline === null) throw new NothingHere('This report has no deadline now.');
    const view = viewOf(request, reply);
    const { report } = material;
    return deadlineFile(view, reply, {
      key: `${report.id}-${nextDeadline.name}`,
      dueAt: nextDeadline.dueAt,
      zone: call.zone,
      revision: call.revision,
      version,
      what: view.t(`reporting.kind.${report.kind}`, { n: report.n }),
      code: report.contractNumber,
      title: report.projectTitle,
      url: `${this.house.publicUrl}/reports/${report.id}`,
    });
  }
}
