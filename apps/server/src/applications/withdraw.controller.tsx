import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { WithdrawApplication } from '#libs/applications';
import { LONGEST_TEXT } from '#libs/kernel';
import { z } from 'zod';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { Policy, signedIn } from '../http/policy.js';
import { readForm, type Typed, typedText } from '../http/read-form.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { ConfirmPage } from '../ui/confirm-page.js';
import { Field } from '../ui/field.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';
import { ApplicantActions } from './applicant-actions.js';
import { type ApplicantFile, ApplicantFiles } from './applicant-files.js';
import { nameOf } from './file-layout.js';
import { reasonsFor } from './part-names.js';

const form = z.object({
  reason: z
    .string()
    .trim()
    .min(1, 'applications.withdraw.reasonMissing')
    .max(LONGEST_TEXT, 'applications.withdraw.reasonTooLong'),
});

@Controller('applications/:id/withdraw')
export class WithdrawController {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly applicantActions: ApplicantActions,
    private readonly withdrawApplication: WithdrawApplication,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  @Policy(signedIn)
  async ask(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const opened = await this.applicantFiles.open(request, id);
    return page(reply, await this.pageOf(request, viewOf(request, reply), opened, {}, []));
  }

  @Post()
  @Policy(signedIn)
  async withdraw(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.applicantFiles.open(request, id);
    const view = viewOf(request, reply);
    const read = readForm(form, request.body, view);
    if (!read.ok) return pageAgain(reply, await this.pageOf(request, view, opened, read.typed, read.errors));
    const command = commandOf(request, opened.actor);
    await this.withdrawApplication.execute({ ...command, applicationId: id, reason: read.value.reason });
    return this.flashes.seeOther(request, reply, { path: `/applications/${id}`, key: 'applications.withdraw.done' });
  }

  private async pageOf(
    request: FastifyRequest,
    view: View,
    opened: ApplicantFile,
    typed: Typed,
    errors: readonly FieldError[],
  ) {
    const { file, call } = opened;
    const { actions } = await this.applicantActions.of(opened);
    return (
      <ConfirmPage
        view={view}

        title={view.t('applications.withdraw.title')}
        caption={nameOf(view, file)}
        errors={errors}
        action={`/applications/${file.id}/withdraw`}
        label={view.t('applications.withdraw.do')}
        weight="danger"
        hidden={{ _key: newFormKey() }}
        reasons={reasonsFor(view, call, actions, 'applicationWithdrawn')}
        cancelHref={`/applications/${file.id}`}
        fields={
          <Field
            kind="textarea"
            view={view}
            name="reason"
            label={view.t('applications.withdraw.reason')}
            help={view.t('applications.withdraw.reasonHelp')}
            value={typedText(typed, 'reason')}
            error={errorOf(errors, 'reason')}
            rows={4}
            limit={LONGEST_TEXT}
          />
        }
      >
        <p>{view.t('applications.withdraw.ask')}</p>
      </ConfirmPage>
    );
  }
}
