import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { SubmitReport } from '#libs/reporting';
import { TransitionRefused } from '#libs/workflow';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { namedReasons, reasonsFor } from '../grants/reason-names.js';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { Policy, signedIn } from '../http/policy.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf, visitorOf } from '../http/who.js';
import { ReportFiles } from './report-files.js';
import { ReportSubmitPage } from './report-submit.page.js';

/** The last step of a report: all of it once more, the declaration, and handing it in. */
@Controller('reports/:id/submit')
@Policy(signedIn)
export class ReportSubmitController {
  constructor(
    private readonly reportFiles: ReportFiles,
    private readonly submitReport: SubmitReport,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  async ask(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const opened = await this.reportFiles.openToWrite(request, id);
    const view = viewOf(request, reply);
    const reasons = reasonsFor(view, opened.file.call, await this.reportFiles.actionsOn(opened), 'reportSubmitted');
    return page(
      reply,
      <ReportSubmitPage view={view} opened={opened} reasons={reasons} errors={[]} formKey={newFormKey()} />,
    );
  }

  @Post()
  async submit(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.reportFiles.openToWrite(request, id);
    const view = viewOf(request, reply);
    const again = { view, opened, formKey: newFormKey() };
    if (!isDeclared(request.body)) {
      const errors = [{ name: 'declared', message: view.t('reporting.submit.notDeclared') }];
      return pageAgain(reply, <ReportSubmitPage {...again} reasons={[]} errors={errors} />);
    }
    try {
      const declaration = {
        personName: visitorOf(request).name,
        language: view.lang,
        text: view.t('reporting.submit.declaration'),
      };
      await this.submitReport.execute({ ...commandOf(request, opened.actor), reportId: id, declaration });
    } catch (error) {
      if (!(error instanceof TransitionRefused)) throw error;
      const reasons = namedReasons(view, opened.file.call, error.reasons);
      return pageAgain(reply, <ReportSubmitPage {...again} reasons={reasons} errors={[]} />);
    }
    return this.flashes.seeOther(request, reply, { path: `/reports/${id}`, key: 'reporting.submit.done' });
  }
}

function isDeclared(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Reflect.get(body, 'declared') === 'yes';
}
