import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { calendarFile } from '../calls/calendar-file.js';
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
    const { nextDeadline, call, material } = (await this.reportFiles.open(request, id)).file;
    if (nextDeadline === null) throw new NothingHere('This report has no deadline now.');
    const view = viewOf(request, reply);
    const { report } = material;
    const date = view.t(`reporting.kind.${report.kind}`, { n: report.n });
    reply.type('text/calendar; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="${report.contractNumber}.ics"`);
    const entry = {
      uid: `${report.id}-${nextDeadline.name}@minha`,
      sequence: call.revision,
      at: nextDeadline.dueAt,
      title: view.t('site.calendar.title', { date, call: report.contractNumber }),
      description: view.t('applications.calendar.description', {
        title: report.projectTitle,
        deadline: view.format.dateTime(nextDeadline.dueAt, call.zone),
      }),
      url: `${this.house.publicUrl}/reports/${report.id}`,
    };
    return calendarFile([entry], view.now);
  }
}
