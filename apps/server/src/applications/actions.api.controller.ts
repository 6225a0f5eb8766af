import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApplicationFile, CallsOfFiles, DocumentsOfFile, draftsFor, submissionFacts } from '#libs/applications';
import { FileChecks } from '#libs/eligibility';
import { Engine } from '#libs/engine';
import { LONGEST_TEXT } from '#libs/kernel';
import { z } from 'zod';
import { Answers, listOf } from '../api/answers.js';
import { wholeList } from '../api/cursor.js';
import { Access } from '../http/access.js';
import { only, Policy, signedIn } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { reasonText } from '../ui/reason-text.js';
import { ApplicantFiles } from './applicant-files.js';
import { actionShown, clarificationShown } from './applications.answers.js';
import { Corrections, declaredBy } from './corrections.js';
import { namedReasons } from './part-names.js';

const answerInput = z
  .strictObject({
    answer: z.string().trim().min(1).max(LONGEST_TEXT),
    declared: z.literal(true).optional().meta({
      description: 'The declaration of a submission: needed where sections opened for correction were changed',
    }),
  })
  .meta({ id: 'ClarificationAnswer' });

/** What may be done with an application now, and the office's questions to the applicant. */
@Controller('api/v1/applications/:id')
@ApiTags('applications')
export class ActionsApiController {
  constructor(
    private readonly access: Access,
    private readonly applicantFiles: ApplicantFiles,
    private readonly files: ApplicationFile,
    private readonly calls: CallsOfFiles,
    private readonly documents: DocumentsOfFile,
    private readonly engine: Engine,
    private readonly checks: FileChecks,
    private readonly corrections: Corrections,
  ) {}

  @Get('actions')
  @Policy(signedIn)
  @Answers({
    summary: 'Every event of the present state: allowed, or all the reasons why not',
    status: 200,
    schema: listOf(actionShown),
  })
  async actions(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
  ) {
    const { actor, subject } = await this.access.to(request, id, { forJudges: true });
    if (subject !== 'grant') throw new NothingHere('This is no application.');
    const file = await this.files.of(id);
    const isStranger = file.code === null && !actor.roles.includes('applicant');
    if (isStranger) throw new NothingHere('A draft that was never submitted is its writers’ own.');
    const call = await this.calls.of(null, file);
    const legalFileMissing = (await this.documents.missingInLegalFile(id)).map(({ kind }) => kind);
    const facts = { ...submissionFacts(call, draftsFor(call, file.stage, file)), legalFileMissing };
    const actions = await this.engine.explain(id, actor, facts);
    const view = viewOf(request, reply);
    return wholeList(
      actions.map((action) => ({
        ...action,
        reasons: action.reasons.map((reason) => ({
          ...reason,
          message: namedReasons(view, call, [reason])
            .map((named) => reasonText(view, named))
            .join(' '),
        })),
      })),
    );
  }

  @Get('clarifications')
  @Policy(only('applicant'))
  @Answers({ summary: 'What the office asked, and the answers', status: 200, schema: listOf(clarificationShown) })
  async clarifications(@Req() request: FastifyRequest, @Param('id') id: string) {
    await this.applicantFiles.open(request, id);
    return wholeList(await this.checks.clarificationsOf(id));
  }

  @Post('clarifications/:clarification/answer')
  @Policy(only('applicant'))
  @Answers({ summary: 'Answer a question of the office, once', status: 204 })
  async answer(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Param('clarification', { schema: z.uuid() }) clarificationId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body({ schema: answerInput }) { answer, declared }: z.output<typeof answerInput>,
  ): Promise<void> {
    const { actor } = await this.applicantFiles.open(request, id);
    const declaration = declared ? declaredBy(request, viewOf(request, reply)) : null;
    const command = { ...commandOf(request, actor), grantId: id, clarificationId, answer };
    await this.corrections.answer(command, declaration);
  }
}
