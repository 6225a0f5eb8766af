import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AskForSignature, isStage, LONGEST_NOTE, openStages, Submitted } from '#libs/applications';
import { z } from 'zod';
import { Answers, instant } from '../api/answers.js';
import { only, Policy } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { commandOf, visitorOf } from '../http/who.js';
import { type ApplicantFile, ApplicantFiles } from './applicant-files.js';
import { receiptShown, shownReceipt } from './applications.answers.js';
import { openParts } from './open-points.js';
import { Signing } from './signing.js';

const askInput = z
  .strictObject({
    note: z.string().trim().max(LONGEST_NOTE).default(''),
    draftHash: z.string().max(64).nullable().default(null),
  })
  .meta({ id: 'SignOffInput' });

const signOffShown = z
  .object({
    draftHash: z.string().meta({ description: 'Of what would be submitted now; a submission may name it' }),
    open: z
      .array(
        z.object({
          part: z.string(),
          points: z.array(z.object({ text: z.string(), path: z.string().nullable() })),
        }),
      )
      .meta({ description: 'What stands against a submission; empty: it can be signed' }),
    maySign: z.boolean(),
    signatories: z.array(z.string()),
    asked: z
      .object({ by: z.string(), at: instant, note: z.string(), isVoid: z.boolean() })
      .nullable()
      .meta({ description: 'The newest request to sign; void where something was changed since' }),
  })
  .meta({ id: 'SignOff' });

/** What stands between a draft and its submission, and the request to sign it. */
@Controller('api/v1/applications/:id')
@ApiTags('applications')
export class SignOffApiController {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly signing: Signing,
    private readonly submitted: Submitted,
    private readonly askForSignature: AskForSignature,
  ) {}

  @Get('sign-off')
  @Policy(only('applicant'))
  @Answers({ summary: 'Every open point of a draft, and who signs it', status: 200, schema: signOffShown })
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param('id') id: string) {
    return this.shown(request, reply, await this.open(request, id));
  }

  @Post('sign-off')
  @Policy(only('applicant'))
  @Answers({ summary: 'Ask whoever may sign to read the draft and to submit it', status: 201, schema: signOffShown })
  async ask(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Body({ schema: askInput }) { note, draftHash }: z.output<typeof askInput>,
  ) {
    const opened = await this.open(request, id);
    const { applicant } = await this.signing.of(opened);
    await this.askForSignature.execute({
      ...commandOf(request, opened.actor),
      applicationId: id,
      applicant,
      askerName: visitorOf(request).name,
      note,
      draftHash,
    });
    return this.shown(request, reply, await this.open(request, id));
  }

  @Get('submissions/:stage/:n')
  @Policy(only('applicant'))
  @Answers({ summary: 'One version that was submitted, also one that was replaced', status: 200, schema: receiptShown })
  async version(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Param('stage') stage: string,
    @Param('n') n: string,
  ) {
    await this.applicantFiles.open(request, id);
    const isVersion = isStage(stage) && /^[1-9]\d{0,5}$/.test(n);
    const found = isVersion ? await this.submitted.version(id, stage, Number(n)) : null;
    if (!found) throw new NothingHere('There is no such version.');
    return shownReceipt(found);
  }

  private async open(request: FastifyRequest, id: string): Promise<ApplicantFile> {
    const opened = await this.applicantFiles.open(request, id);
    if (openStages(opened.file.states).length === 0) throw new NothingHere('There is nothing to be submitted now.');
    return opened;
  }

  private async shown(request: FastifyRequest, reply: FastifyReply, opened: ApplicantFile) {
    const { file, call } = opened;
    const signing = await this.signing.of(opened);
    const { hash, maySign, signatories, asked } = signing;
    const parts = openParts({ view: viewOf(request, reply), file, call, ...signing });
    return {
      draftHash: hash,
      open: parts.map(({ title, points }) => ({
        part: title,
        points: points.map(({ text, href }) => ({ text, path: href })),
      })),
      maySign,
      signatories,
      asked: asked && {
        by: asked.request.askedByName,
        at: asked.request.askedAt,
        note: asked.request.note,
        isVoid: asked.isVoid,
      },
    };
  }
}
