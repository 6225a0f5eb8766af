import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { draftsFor, openStages, requestIn, SubmitApplication } from '#libs/applications';
import { type Reason, TransitionRefused } from '#libs/workflow';
import { page, pageAgain, seeOther } from '../http/answer.js';
import { Policy, signedIn } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf, visitorOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';
import { ApplicantActions } from './applicant-actions.js';
import { type ApplicantFile, ApplicantFiles } from './applicant-files.js';
import { ApplicantProfiles } from './applicant-profile.js';
import { CheckPage } from './check.page.js';
import { declarationIn } from './declaration.js';
import { namedReasons, reasonsFor } from './part-names.js';
import { SubmitPage } from './submit.page.js';

@Controller('applications/:id')
export class SubmitController {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly applicantActions: ApplicantActions,
    private readonly profiles: ApplicantProfiles,
    private readonly submitApplication: SubmitApplication,
  ) {}

  @Get('check')
  @Policy(signedIn)
  async check(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { file, call } = await this.open(request, id);
    const view = viewOf(request, reply);
    const drafts = draftsFor(call, file.stage, file);
    return page(reply, <CheckPage view={view} file={file} call={call} drafts={drafts} />);
  }

  @Get('submit')
  @Policy(signedIn)
  async ask(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const opened = await this.open(request, id);
    const { actions } = await this.applicantActions.of(opened);
    const view = viewOf(request, reply);
    const reasons = reasonsFor(view, opened.call, actions, 'applicationSubmitted');
    return page(reply, this.pageOf(request, view, opened, { reasons, errors: [] }));
  }

  @Post('submit')
  @Policy(signedIn)
  async submit(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.applicantFiles.open(request, id);
    const view = viewOf(request, reply);
    if (!isDeclared(request.body)) {
      const errors = [{ name: 'declared', message: view.t('applications.submit.notDeclared') }];
      return pageAgain(reply, this.pageOf(request, view, opened, { reasons: [], errors }));
    }
    try {
      const { receiptCode } = await this.submitApplication.execute({
        ...commandOf(request, opened.actor),
        applicationId: id,
        applicant: await this.profiles.of(opened.file.organisationId),
        declaration: {
          personName: visitorOf(request).name,
          language: view.lang,
          text: declarationIn(view).join('\n'),
        },
      });
      return seeOther(reply, `/receipts/${receiptCode}`);
    } catch (error) {
      if (!(error instanceof TransitionRefused)) throw error;
      const reasons = namedReasons(view, opened.call, error.reasons);
      return pageAgain(reply, this.pageOf(request, view, opened, { reasons, errors: [] }));
    }
  }

  private async open(request: FastifyRequest, id: string): Promise<ApplicantFile> {
    const opened = await this.applicantFiles.open(request, id);
    if (openStages(opened.file.states).length === 0) throw new NothingHere('There is nothing to be submitted now.');
    return opened;
  }

  private pageOf(
    request: FastifyRequest,
    view: View,
    { file, call }: ApplicantFile,
    shown: { readonly reasons: readonly Reason[]; readonly errors: readonly FieldError[] },
  ) {
    const drafts = draftsFor(call, file.stage, file);
    const latest = file.submissions.find(({ stage }) => stage === file.stage);
    return (
      <SubmitPage
        view={view}

        file={file}
        call={call}
        reasons={shown.reasons}
        errors={shown.errors}
        formKey={newFormKey()}
        declaration={declarationIn(view)}
        deadline={call.deadlineOf(file.stage)}
        requestedMinor={requestIn(call, file.lot, drafts)?.contributionMinor ?? null}
        replaces={latest?.n ?? null}
      />
    );
  }
}

function isDeclared(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Reflect.get(body, 'declared') === 'yes';
}
