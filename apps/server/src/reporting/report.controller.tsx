import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { page } from '../http/answer.js';
import { Policy, signedIn } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { ReportFiles } from './report-files.js';
import { ReportReadPage } from './report-read.page.js';
import { ReportTasksPage } from './report-tasks.page.js';

/** A report: its parts for those who write it, what was handed in for everybody else. */
@Controller('reports/:id')
@Policy(signedIn)
export class ReportController {
  constructor(private readonly reportFiles: ReportFiles) {}

  @Get()
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const opened = await this.reportFiles.open(request, id);
    const view = viewOf(request, reply);
    if (opened.isWritable) return page(reply, <ReportTasksPage view={view} opened={opened} />);
    const actions = await this.reportFiles.actionsOn(opened);
    return page(reply, <ReportReadPage view={view} opened={opened} actions={actions} />);
  }
}
