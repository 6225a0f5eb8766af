import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DeclareConflict, EndAssignment } from '#libs/evaluation';
import { z } from 'zod';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { readForm, type Typed, typedText } from '../http/read-form.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { Code } from '../ui/code.js';
import { ConfirmPage } from '../ui/confirm-page.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { AssessorDesk, type Desk } from './assessor-desk.js';

/** Why somebody does not assess a file: an interest in it, or a reason of their own. */
export const STEP_ASIDE = ['conflict', 'other'] as const;

const form = z.object({
  why: z.enum(STEP_ASIDE, 'evaluation.stepAside.whyMissing'),
  reason: z
    .string()
    .trim()
    .min(1, 'evaluation.stepAside.reasonMissing')
    .max(2000, 'evaluation.stepAside.reasonTooLong'),
});

/** Giving a file back: somebody else reads it. */
@Controller('assessments/:id/step-aside')
@Policy(only('assessor'))
export class StepAsideController {
  constructor(
    private readonly desks: AssessorDesk,
    private readonly declareConflict: DeclareConflict,
    private readonly endAssignment: EndAssignment,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  async ask(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return page(reply, this.pageOf(request, reply, await this.desks.open(request, id), {}, []));
  }

  @Post()
  async leave(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const desk = await this.desks.open(request, id);
    const read = readForm(form, request.body, viewOf(request, reply));
    if (!read.ok) return pageAgain(reply, this.pageOf(request, reply, desk, read.typed, read.errors));
    const { why, reason } = read.value;
    const command = commandOf(request, desk.actor);
    const { applicationId, callId } = desk.sheet;
    if (why === 'conflict') await this.declareConflict.execute({ ...command, callId, applicationId, reason });
    else await this.endAssignment.execute({ ...command, assignmentId: id, as: 'declined', reason });
    return this.flashes.seeOther(request, reply, {
      path: '/assessments',
      key: 'evaluation.stepAside.done',
      params: { file: desk.sheet.code ?? '' },
    });
  }

  private pageOf(
    request: FastifyRequest,
    reply: FastifyReply,
    { sheet }: Desk,
    typed: Typed,
    errors: readonly FieldError[],
  ) {
    const view = viewOf(request, reply);
    const reasons = sheet.submittedAt ? [{ code: 'notInThisState', params: {} }] : [];
    return (
      <ConfirmPage
        view={view}
        title={view.t('evaluation.stepAside.title')}
        caption={<Code>{sheet.code ?? ''}</Code>}
        errors={errors}
        action={`/assessments/${sheet.assignmentId}/step-aside`}
        label={view.t('evaluation.stepAside.do')}
        weight="danger"
        hidden={{ _key: newFormKey() }}
        reasons={reasons}
        cancelHref={`/assessments/${sheet.assignmentId}`}
        fields={
          <>
            <Field
              kind="radios"
              view={view}
              name="why"
              label={view.t('evaluation.stepAside.why')}
              value={typedText(typed, 'why')}
              error={errorOf(errors, 'why')}
              options={STEP_ASIDE.map((value) => ({
                value,
                label: view.t(`evaluation.stepAside.${value}`),
                help: view.t(`evaluation.stepAside.${value}Help`),
              }))}
            />
            <Field
              kind="textarea"
              view={view}
              name="reason"
              label={view.t('evaluation.stepAside.reason')}
              help={view.t('evaluation.stepAside.reasonHelp')}
              value={typedText(typed, 'reason')}
              rows={4}
              limit={2000}
              error={errorOf(errors, 'reason')}
            />
          </>
        }
      >
        <p>{view.t('evaluation.stepAside.ask')}</p>
      </ConfirmPage>
    );
  }
}
