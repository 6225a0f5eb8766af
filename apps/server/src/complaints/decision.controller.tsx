import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FeedbackOfFile } from '#libs/awards';
import { ComplaintsOfFile, FileComplaint } from '#libs/complaints';
import { type ApplicantFile, ApplicantFiles } from '../applications/applicant-files.js';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { Policy, signedIn } from '../http/policy.js';
import { typedIn, typedText } from '../http/read-form.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import { complaintStanding } from './decision-words.js';
import { DecisionPage } from './decision.page.js';
import { reasonsRefused } from './reasons-refused.js';

@Controller('applications/:id')
export class DecisionController {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly feedback: FeedbackOfFile,
    private readonly complaints: ComplaintsOfFile,
    private readonly fileComplaint: FileComplaint,
    private readonly flashes: Flashes,
  ) {}

  @Get('decision')
  @Policy(signedIn)
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return page(reply, await this.pageOf(request, reply, await this.applicantFiles.open(request, id)));
  }

  @Post('complaint')
  @Policy(signedIn)
  async complain(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.applicantFiles.open(request, id);
    const reasons = typedText(typedIn(request.body), 'reasons');
    try {
      await this.fileComplaint.execute({ ...commandOf(request, opened.actor), grantId: id, reasons });
    } catch (error) {
      const errors = reasonsRefused(viewOf(request, reply), error);
      return pageAgain(reply, await this.pageOf(request, reply, opened, reasons, errors));
    }
    return this.flashes.seeOther(request, reply, { path: `/applications/${id}/decision`, key: 'complaints.filed' });
  }

  private async pageOf(
    request: FastifyRequest,
    reply: FastifyReply,
    { actor, file, call }: ApplicantFile,
    typed = '',
    errors: readonly FieldError[] = [],
  ) {
    const view = viewOf(request, reply);
    const complaints = await this.complaints.of(file.id);
    return (
      <DecisionPage
        view={view}
        file={file}
        call={call}
        feedback={await this.feedback.of(file.id, call)}
        complaints={complaints}
        standing={complaintStanding(call, complaints, view.now)}
        maySign={actor.roles.includes('signatory')}
        typed={typed}
        errors={errors}
        formKey={newFormKey()}
      />
    );
  }
}
