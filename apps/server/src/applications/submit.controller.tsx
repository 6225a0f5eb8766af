import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AskForSignature,
  DraftChangedMeanwhile,
  DraftIncomplete,
  LONGEST_NOTE,
  openStages,
  SubmitApplication,
} from '#libs/applications';
import { z } from 'zod';
import { type Reason, TransitionRefused } from '#libs/workflow';
import { page, pageAgain, seeOther } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { Policy, signedIn } from '../http/policy.js';
import { readForm, typedText } from '../http/read-form.js';
import { NothingHere } from '../http/refusals.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf, visitorOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';
import { type ApplicantFile, ApplicantFiles } from './applicant-files.js';
import { CheckPage } from './check.page.js';
import { declarationIn } from './declaration.js';
import { openParts } from './open-points.js';
import { namedReasons, reasonsFor } from './part-names.js';
import { Signing } from './signing.js';
import { SubmitPage } from './submit.page.js';

const askForm = z.object({ note: z.string().trim().max(LONGEST_NOTE, 'signoff.ask.noteTooLong').default('') });

/** What a form that could not be taken is shown again with. */
interface Again {
  readonly reasons?: readonly Reason[];
  readonly errors?: readonly FieldError[];
  readonly changedMeanwhile?: boolean;
  readonly note?: string;
}

@Controller('applications/:id')
export class SubmitController {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly signing: Signing,
    private readonly submitApplication: SubmitApplication,
    private readonly askForSignature: AskForSignature,
    private readonly flashes: Flashes,
  ) {}

  @Get('check')
  @Policy(signedIn)
  async check(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.open(request, id);
    const { file, call } = opened;
    const view = viewOf(request, reply);
    const signing = await this.signing.of(opened);
    const open = openParts({ view, file, call, ...signing });
    return page(reply, <CheckPage view={view} file={file} call={call} drafts={signing.drafts} open={open} />);
  }

  @Get('submit')
  @Policy(signedIn)
  async ask(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return page(reply, await this.pageOf(viewOf(request, reply), await this.open(request, id), {}));
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
    if (fieldIn(request.body, 'declared') !== 'yes') {
      const errors = [{ name: 'declared', message: view.t('applications.submit.notDeclared') }];
      return pageAgain(reply, await this.pageOf(view, opened, { reasons: [], errors }));
    }
    try {
      const { applicant } = await this.signing.of(opened);
      const { receiptCode } = await this.submitApplication.execute({
        ...commandOf(request, opened.actor),
        applicationId: id,
        applicant,
        declaration: {
          personName: visitorOf(request).name,
          language: view.lang,
          text: declarationIn(view).join('\n'),
        },
        draftHash: fieldIn(request.body, 'draft'),
      });
      return seeOther(reply, `/receipts/${receiptCode}`);
    } catch (error) {
      return pageAgain(reply, await this.refused(request, view, id, error, ''));
    }
  }

  /** Asks whoever may sign to read the application as it is now, and to submit it. */
  @Post('sign-off')
  @Policy(signedIn)
  async askToSign(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.open(request, id);
    const view = viewOf(request, reply);
    const read = readForm(askForm, request.body, view);
    if (!read.ok) {
      const again = { errors: read.errors, note: typedText(read.typed, 'note') };
      return pageAgain(reply, await this.pageOf(view, opened, again));
    }
    const { note } = read.value;
    try {
      const { applicant } = await this.signing.of(opened);
      await this.askForSignature.execute({
        ...commandOf(request, opened.actor),
        applicationId: id,
        applicant,
        askerName: visitorOf(request).name,
        note,
        draftHash: fieldIn(request.body, 'draft'),
      });
    } catch (error) {
      return pageAgain(reply, await this.refused(request, view, id, error, note));
    }
    return this.flashes.seeOther(request, reply, { path: `/applications/${id}/submit`, key: 'signoff.ask.done' });
  }

  private async open(request: FastifyRequest, id: string): Promise<ApplicantFile> {
    const opened = await this.applicantFiles.open(request, id);
    if (openStages(opened.file.states).length === 0) throw new NothingHere('There is nothing to be submitted now.');
    return opened;
  }

  /** The page anew, with the draft as it is now and what stands against it; other errors go on. */
  private async refused(request: FastifyRequest, view: View, id: string, error: unknown, note: string) {
    const opened = await this.applicantFiles.open(request, id);
    if (error instanceof DraftChangedMeanwhile) return this.pageOf(view, opened, { changedMeanwhile: true, note });
    if (error instanceof DraftIncomplete) return this.pageOf(view, opened, { note });
    if (!(error instanceof TransitionRefused)) throw error;
    return this.pageOf(view, opened, { reasons: namedReasons(view, opened.call, error.reasons), note });
  }

  private async pageOf(view: View, opened: ApplicantFile, again: Again) {
    const { file, call } = opened;
    const signing = await this.signing.of(opened);
    return (
      <SubmitPage
        view={view}
        file={file}
        call={call}
        signing={signing}
        open={openParts({ view, file, call, ...signing })}
        reasons={again.reasons ?? reasonsFor(view, call, signing.actions, 'applicationSubmitted')}
        errors={again.errors ?? []}
        changedMeanwhile={again.changedMeanwhile ?? false}
        formKey={newFormKey()}
        declaration={declarationIn(view)}
        note={again.note ?? ''}
      />
    );
  }
}

function fieldIn(body: unknown, name: string): string | null {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : null;
  return typeof value === 'string' ? value : null;
}
