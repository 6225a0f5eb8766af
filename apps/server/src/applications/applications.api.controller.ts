import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  draftsFor,
  missingParts,
  MyApplications,
  openStages,
  parsedReceiptCode,
  StartApplication,
  SubmitApplication,
  Submitted,
  WithdrawApplication,
} from '#libs/applications';
import { LONGEST_TEXT } from '#libs/kernel';
import { z } from 'zod';
import { Answers, listOf } from '../api/answers.js';
import { wholeList } from '../api/cursor.js';
import { PublicCalls } from '../calls/public-calls.js';
import { Access } from '../http/access.js';
import { only, Policy, signedIn } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { actorOf, commandOf, visitorOf } from '../http/who.js';
import { type ApplicantFile, ApplicantFiles } from './applicant-files.js';
import { ApplicantProfiles } from './applicant-profile.js';
import {
  applicationLine,
  applicationShown,
  proofShown,
  receiptShown,
  shownPages,
  shownReceipt,
} from './applications.answers.js';
import { declarationIn } from './declaration.js';
import { maySeeReceipt } from './receipt.controller.js';

const startInput = z
  .strictObject({
    call: z.string().meta({ description: 'Code of the call' }),
    lot: z.string(),
    organisationId: z.uuid(),
  })
  .meta({ id: 'StartInput' });
const submissionInput = z
  .strictObject({
    declared: z.literal(true).meta({ description: 'The declaration of the submission page is made' }),
    draftHash: z
      .string()
      .max(64)
      .nullable()
      .default(null)
      .meta({ description: 'Of `sign-off`: refused with 412 where the application is another one by now' }),
  })
  .meta({ id: 'SubmissionInput' });
const withdrawalInput = z
  .strictObject({ reason: z.string().trim().min(1).max(LONGEST_TEXT) })
  .meta({ id: 'WithdrawalInput' });

/** Applications of the token's person, from their start to their receipt. */
@Controller('api/v1')
@ApiTags('applications')
export class ApplicationsApiController {
  constructor(
    private readonly access: Access,
    private readonly applicantFiles: ApplicantFiles,
    private readonly calls: PublicCalls,
    private readonly profiles: ApplicantProfiles,
    private readonly myApplications: MyApplications,
    private readonly submitted: Submitted,
    private readonly startApplication: StartApplication,
    private readonly submitApplication: SubmitApplication,
    private readonly withdrawApplication: WithdrawApplication,
  ) {}

  @Get('applications')
  @Policy(signedIn)
  @Answers({
    summary: 'Applications of your organisations, the next deadline first',
    status: 200,
    schema: listOf(applicationLine),
  })
  async list(@Req() request: FastifyRequest) {
    const { memberships } = visitorOf(request).standing;
    return wholeList(await this.myApplications.of(memberships.map(({ organisationId }) => organisationId)));
  }

  @Post('applications')
  @Policy(only('applicant'))
  @Answers({ summary: 'Start an application', status: 201, schema: applicationShown })
  async start(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body({ schema: startInput }) { call: code, lot, organisationId }: z.output<typeof startInput>,
  ) {
    const call = await this.calls.byCode(code);
    const by = actorOf(request, { callId: call.id, organisationId });
    if (!by.roles.includes('applicant')) throw new NothingHere('There is no such organisation of this person.');
    const applicant = await this.profiles.of(organisationId);
    const { applicationId } = await this.startApplication.execute({
      ...commandOf(request, by),
      callId: call.id,
      lot,
      applicant,
    });
    reply.header('location', `/api/v1/applications/${applicationId}`);
    return shown(await this.applicantFiles.open(request, applicationId));
  }

  @Get('applications/:id')
  @Policy(only('applicant'))
  @Answers({ summary: 'One of your applications', status: 200, schema: applicationShown })
  async show(@Req() request: FastifyRequest, @Param('id') id: string) {
    return shown(await this.applicantFiles.open(request, id));
  }

  @Post('applications/:id/submissions')
  @Policy(only('applicant'))
  @Answers({
    summary: 'Submit what is written now; before the deadline a new version replaces the last',
    status: 201,
    schema: proofShown,
  })
  async submit(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Body({ schema: submissionInput }) { draftHash }: z.output<typeof submissionInput>,
  ) {
    const { actor, file } = await this.applicantFiles.open(request, id);
    const view = viewOf(request, reply);
    const text = declarationIn(view).join('\n');
    const proof = await this.submitApplication.execute({
      ...commandOf(request, actor),
      applicationId: id,
      applicant: await this.profiles.of(file.organisationId),
      declaration: { personName: visitorOf(request).name, language: view.lang, text },
      draftHash,
    });
    reply.header('location', `/api/v1/receipts/${proof.receiptCode}`);
    return proof;
  }

  @Post('applications/:id/withdrawal')
  @Policy(only('applicant'))
  @Answers({ summary: 'Withdraw an application for good', status: 204 })
  async withdraw(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body({ schema: withdrawalInput }) { reason }: z.output<typeof withdrawalInput>,
  ): Promise<void> {
    const { actor } = await this.applicantFiles.open(request, id);
    await this.withdrawApplication.execute({ ...commandOf(request, actor), applicationId: id, reason });
  }

  @Get('receipts/:code')
  @Policy(signedIn)
  @Answers({ summary: 'A receipt with what was submitted', status: 200, schema: receiptShown })
  async receipt(@Req() request: FastifyRequest, @Param('code') typed: string) {
    const code = parsedReceiptCode(typed);
    const found = code === null ? null : await this.submitted.byReceipt(code);
    if (!found) throw new NothingHere('There is no such receipt.');
    const { actor } = await this.access.to(request, found.applicationId);
    if (!maySeeReceipt(actor)) throw new NothingHere('Not a file of this person.');
    return shownReceipt(found);
  }
}

function shown({ file, call }: ApplicantFile) {
  const open = openStages(file.states);
  const missing = open.length > 0 ? draftsFor(call, file.stage, file).flatMap(missingParts) : [];
  return { ...file, pages: shownPages(file), openStages: open, missing };
}
