import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CorrectionIncomplete, CorrectionMovesContribution, CorrectionNotDeclared } from '#libs/applications';
import { FileChecks } from '#libs/eligibility';
import { LONGEST_TEXT } from '#libs/kernel';
import { z } from 'zod';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { Policy, signedIn } from '../http/policy.js';
import { readForm, typedText } from '../http/read-form.js';
import { NothingHere } from '../http/refusals.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import type { View } from '../ui/view.js';
import type { FieldError } from '../ui/field-error.js';
import { ApplicantActions } from './applicant-actions.js';
import { type ApplicantFile, ApplicantFiles } from './applicant-files.js';
import { ClarificationPage } from './clarification.page.js';
import { Corrections, declaredBy } from './corrections.js';
import { declarationIn } from './declaration.js';
import { partName, reasonsFor } from './part-names.js';

const form = z.object({
  question: z.uuid(),
  answer: z
    .string()
    .trim()
    .min(1, 'applications.clarification.answerMissing')
    .max(LONGEST_TEXT, 'applications.clarification.answerTooLong'),
  declared: z.string().optional(),
});

@Controller('applications/:id/clarification')
export class ClarificationController {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly applicantActions: ApplicantActions,
    private readonly checks: FileChecks,
    private readonly corrections: Corrections,
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
    const { question: clarificationId, answer } = read.value;
    const view = viewOf(request, reply);
    try {
      const command = { ...commandOf(request, opened.actor), grantId: id, clarificationId, answer };
      await this.corrections.answer(command, read.value.declared === 'yes' ? declaredBy(request, view) : null);
    } catch (error) {
      const errors = [{ name: fieldOfRefusal(error), message: refusalIn(view, opened, error) }];
      return pageAgain(reply, await this.pageOf(request, reply, opened, answer, errors));
    }
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
        differences={await this.corrections.differences(opened)}
        maySign={opened.actor.roles.includes('signatory')}
        declaration={declarationIn(view)}
        formKey={newFormKey()}
      />
    );
  }
}

/** The field at which a refusal is said; other errors go on. */
function fieldOfRefusal(error: unknown): string {
  if (error instanceof CorrectionNotDeclared) return 'declared';
  if (error instanceof CorrectionIncomplete || error instanceof CorrectionMovesContribution) return 'opened';
  throw error;
}

function refusalIn(view: View, { call }: ApplicantFile, error: unknown): string {
  if (error instanceof CorrectionMovesContribution) return view.t('applications.error.correction-moves-contribution');
  if (!(error instanceof CorrectionIncomplete)) return view.t('applications.error.correction-not-declared');
  const parts = String(error.details['missing']).split(', ').filter(Boolean);
  const list = view.format.list(parts.map((part) => partName(view, call, part)));
  return view.t('correction.incomplete', { list });
}
