import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallNotOpen, FilesOfOrganisation, StartApplication, TooManyApplications } from '#libs/applications';
import type { Call } from '#libs/calls';
import type { DomainError } from '#libs/kernel';
import { PublicCalls } from '../calls/public-calls.js';
import { page, pageAgain, seeOther } from '../http/answer.js';
import { Policy, signedIn } from '../http/policy.js';
import { problemOf } from '../http/problem.js';
import { sentenceOf } from '../http/problem-words.js';
import { typedIn, typedText, type Typed } from '../http/read-form.js';
import { newFormKey, viewOf } from '../http/views.js';
import { actorOf, commandOf, visitorOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import { ApplicantProfiles } from './applicant-profile.js';
import { CARRIED, CarriedAnswers } from './carried-answers.js';
import { type StartChoice, StartPage } from './start.page.js';

@Controller('calls/:code/apply')
export class StartController {
  constructor(
    private readonly calls: PublicCalls,
    private readonly profiles: ApplicantProfiles,
    private readonly startApplication: StartApplication,
    private readonly present: FilesOfOrganisation,
    private readonly carried: CarriedAnswers,
  ) {}

  @Get()
  @Policy(signedIn)
  async ask(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const call = await this.calls.byCode(code);
    if (!this.calls.isOpen(call)) throw new CallNotOpen(`Call ${code} takes no applications now.`, { call: code });
    return page(reply, await this.pageOf(request, reply, call, { typed: typedIn(request.query), errors: [] }));
  }

  @Post()
  @Policy(signedIn)
  async start(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const call = await this.calls.byCode(code);
    const view = viewOf(request, reply);
    const typed = typedIn(request.body);
    const chosen = typedText(typed, 'choice');
    const choice = (await this.choicesOf(request, call)).find(({ value }) => value === chosen);
    if (!choice) {
      const errors = [{ name: 'choice', message: view.t('applications.start.notChosen') }];
      return pageAgain(reply, await this.pageOf(request, reply, call, { typed, errors }));
    }
    const { applicant, lot } = choice;
    const by = actorOf(request, { callId: call.id, organisationId: applicant.organisationId });
    try {
      const command = { ...commandOf(request, by), callId: call.id, lot, applicant };
      const { applicationId } = await this.startApplication.execute(command);
      await this.carried.write(command, call, applicationId, typed);
      return seeOther(reply, `/applications/${applicationId}`);
    } catch (error) {
      if (!(error instanceof TooManyApplications) && !(error instanceof CallNotOpen)) throw error;
      const message = sentenceOf(view, problemOf(error satisfies DomainError));
      return pageAgain(
        reply,
        await this.pageOf(request, reply, call, { typed, errors: [{ name: 'choice', message }] }),
      );
    }
  }

  /** Every organisation of the person with every lot that it may apply under. */
  private async choicesOf(request: FastifyRequest, call: Call): Promise<readonly StartChoice[]> {
    const { standing } = visitorOf(request);
    const profiles = await this.profiles.ofAll(standing.memberships.map(({ organisationId }) => organisationId));
    const applying = profiles.filter(({ replacedBy }) => !replacedBy);
    return applying.flatMap((applicant) =>
      call
        .lotsOfRegion(applicant.region)
        .map(({ id: lot }) => ({ value: `${applicant.organisationId} ${lot}`, applicant, lot })),
    );
  }

  /** What is still possible: an organisation with all the applications that the call allows cannot begin another. */
  private async freeOf(call: Call, choices: readonly StartChoice[]): Promise<readonly StartChoice[]> {
    const ids = [...new Set(choices.map(({ applicant }) => applicant.organisationId))];
    const counts = await this.present.countsIn(call.id, ids);
    const allowed = call.file.applicants.maxApplicationsPerLead;
    return choices.filter(({ applicant }) => (counts.get(applicant.organisationId) ?? 0) < allowed);
  }

  private async pageOf(
    request: FastifyRequest,
    reply: FastifyReply,
    call: Call,
    { typed, errors }: { readonly typed: Typed; readonly errors: readonly FieldError[] },
  ) {
    const view = viewOf(request, reply);
    const { memberships, staff } = visitorOf(request).standing;
    const all = await this.choicesOf(request, call);
    // What was refused stays, with its reason.
    const choices = errors.length > 0 ? all : await this.freeOf(call, all);
    return (
      <StartPage
        view={view}
        call={call}
        hasOrganisation={memberships.length > 0}
        isStaff={staff.length > 0}
        choices={choices}
        isUsedUp={all.length > 0 && choices.length === 0}
        chosen={typedText(typed, 'choice') || undefined}
        carried={Object.fromEntries(CARRIED.map((name) => [name, typedText(typed, name)]))}
        errors={errors}
        formKey={newFormKey()}
      />
    );
  }
}
