import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AnswerClarification, FileChecks } from '#libs/eligibility';
import { z } from 'zod';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { Policy, signedIn } from '../http/policy.js';
import { readForm, typedText } from '../http/read-form.js';
import { NothingHere } from '../http/refusals.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import { ApplicantActions } from './applicant-actions.js';
import { type ApplicantFile, ApplicantFiles } from './applicant-files.js';
import { ClarificationPage } from './clarification.page.js';
import { reasonsFor } from './part-names.js';

const form = z.object({
  question: z.uuid(),
  answer: z
    .string()
    .trim()
    .min(1, 'applications.clarification.answerMissing')
    .max(4000, 'applications.clarification.answerTooLong'),
});

@Controller('applications/:id/clarification')
export class ClarificationController {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly applicantActions: ApplicantActions,
    private readonly checks: FileChecks,
    private readonly answerClarification: AnswerClarification,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  @Policy(signedIn)
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return page(reply, await this.pageOf(request, reply, await this.applicantFiles.open(request, id), '', []));
  }

  @Post()
  @Policy(signedIn)
  async answer(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.applicantFiles.open(request, id);
    const read = readForm(form, request.body, viewOf(request, reply));
    if (!read.ok) {
      return pageAgain(reply, await this.pageOf(request, reply, opened, typedText(read.typed, 'answer'), read.errors));
    }
    await this.answerClarification.execute({
      ...commandOf(request, opened.actor),
      grantId: id,
      clarificationId: read.value.question,
      answer: read.value.answer,
    });
    return this.flashes.seeOther(request, reply, {
      path: `/applications/${id}`,
      key: 'applications.clarification.sent',
    });
  }

  private async pageOf(
    request: FastifyRequest,
    reply: FastifyReply,
    opened: ApplicantFile,
    typed: string,
    errors: readonly FieldError[],
  ) {
    const { file, call } = opened;
    const view = viewOf(request, reply);
    const open = (await this.checks.clarificationsOf(file.id)).filter(({ answeredAt }) => answeredAt === null);
    const question = open.at(-1);
    if (!question) throw new NothingHere('No question waits for an answer.');
    const { actions } = await this.applicantActions.of(opened);
    return (
      <ClarificationPage
        view={view}

        file={file}
        call={call}
        question={question}
        typed={typed}
        reasons={reasonsFor(view, call, actions, 'clarificationAnswered')}
        errors={errors}
        formKey={newFormKey()}
      />
    );
  }
}
