import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deadlineFile } from '../calls/deadline-file.js';
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
    return deadlineFile(view, reply, {
      key: `${file.id}-${name}`,
      dueAt,
      zone: call.zone,
      revision: call.revision,
      version: file.version,
      what: view.t(`applications.deadline.${name}`),
      code: file.code ?? call.code,
      title: nameOf(view, file),
      url: `${this.house.publicUrl}/applications/${file.id}`,
    });
  }
}
