import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { calendarFile } from '../calls/calendar-file.js';
import { House } from '../http/house-options.js';
import { Policy, signedIn } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { ApplicantFiles } from './applicant-files.js';
import { nameOf } from './file-layout.js';

/** The next deadline of a file for the calendars of the people who have to keep it. */
@Controller('applications/:id')
export class CalendarController {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly house: House,
  ) {}

  @Get('calendar.ics')
  @Policy(signedIn)
  async calendar(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { file, call } = await this.applicantFiles.open(request, id);
    if (file.nextDeadline === null) throw new NothingHere('This file has no deadline now.');
    const view = viewOf(request, reply);
    const { name, dueAt } = file.nextDeadline;
    const shownCode = file.code ?? call.code;
    reply.type('text/calendar; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="${shownCode}.ics"`);
    const entry = {
      uid: `${file.id}-${name}@minha`,
      sequence: call.revision,
      at: dueAt,
      title: view.t('site.calendar.title', { date: view.t(`applications.deadline.${name}`), call: shownCode }),
      description: view.t('applications.calendar.description', {
        title: nameOf(view, file),
        deadline: view.format.dateTime(dueAt, call.zone),
      }),
      url: `${this.house.publicUrl}/applications/${file.id}`,
    };
    return calendarFile([entry], view.now);
  }
}
