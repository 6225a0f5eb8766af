import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Calls } from '#libs/calls';
import {
  AssessorLoads,
  AssignMissing,
  AssignReader,
  AssignmentScopes,
  DeclareConflict,
  DeclareImpartiality,
  DECLARING_ROLES,
  EndAssignment,
  Impartiality,
  PossibleReaders,
  ReopenAssessment,
  RoundNotOpen,
  RoundProgress,
  STAGES,
} from '#libs/evaluation';
import type { Actor } from '#libs/kernel';
import { type Lang, Texts } from '#libs/platform';
import { z } from 'zod';
import { Answers, listOf } from '../api/answers.js';
import { keyIn, pageOf, pageQuery, wholeList } from '../api/cursor.js';
import { Access } from '../http/access.js';
import { only, Policy } from '../http/policy.js';
import { InputInvalid, NothingHere } from '../http/refusals.js';
import { actorOf, commandOf } from '../http/who.js';
import { DECLARATION_VERSION, declarationText } from './declaration-text.js';
import { declarationShown, loadShown, progressShown, readershipShown } from './evaluation.answers.js';
import { progressKey, SHOWN } from './progress-address.js';
import { PROGRESS_READERS } from './progress.controller.js';
import { reasonText } from './reason-form.js';
import { StaffCalls } from './staff-calls.js';
import { WITHDRAWERS } from './withdrawal.controller.js';

const id = z.uuid();
const conflict = z.strictObject({ applicationId: z.uuid(), reason: reasonText }).meta({ id: 'ConflictInput' });
const declarationInput = z
  .strictObject({
    text: z
      .string()
      .trim()
      .min(1)
      .max(20_000)
      .meta({ description: 'The words of `toSign`, in the language named here' }),
    textVersion: z.literal(DECLARATION_VERSION),
    language: z.enum(['fr', 'ar', 'en']),
    conflicts: z.array(conflict).default([]),
  })
  .meta({ id: 'DeclarationInput' });
const progressQuery = pageQuery.extend({
  stage: z.enum(STAGES).optional().meta({ description: 'The first one, unless said' }),
  lot: z.string().max(10).optional(),
  show: z.enum(SHOWN).default('all'),
});
const stageInput = z.strictObject({ stage: z.enum(STAGES) }).meta({ id: 'StageInput' });
const reasonInput = z.strictObject({ reason: reasonText }).meta({ id: 'EvaluationReasonInput' });
const readerInput = z
  .strictObject({
    personId: z.uuid(),
    instead: z.strictObject({ ofAssignment: z.uuid(), reason: reasonText }).nullable().default(null),
  })
  .meta({ id: 'ReaderInput', description: 'Who is to read the file; `instead` of whom, where it lacks no reader' });
const missingShown = z.object({ missing: z.int().meta({ description: 'Readers that nobody could be found for' }) });

/** Impartiality, and how the assessments of a call go on, for those who run it. */
@Controller('api/v1')
@ApiTags('evaluation')
export class EvaluationApiController {
  constructor(
    private readonly calls: Calls,
    private readonly staffCalls: StaffCalls,
    private readonly access: Access,
    private readonly scopes: AssignmentScopes,
    private readonly impartiality: Impartiality,
    private readonly declare: DeclareImpartiality,
    private readonly declareConflict: DeclareConflict,
    private readonly progress: RoundProgress,
    private readonly loads: AssessorLoads,
    private readonly assignMissing: AssignMissing,
    private readonly endAssignment: EndAssignment,
    private readonly reopenAssessment: ReopenAssessment,
    private readonly readers: PossibleReaders,
    private readonly assignReader: AssignReader,
    private readonly texts: Texts,
  ) {}

  @Get('calls/:code/impartiality')
  @Policy(only('assessor', 'committeeMember', 'chair', 'secretary'))
  @Answers({
    summary: 'The words that are signed, and your declaration of impartiality in a call, null before you signed',
    status: 200,
    schema: z.object({
      toSign: z.object({ text: z.string(), textVersion: z.string(), language: z.string() }),
      declaration: declarationShown.nullable(),
    }),
  })
  async declaration(@Param('code') code: string, @Req() request: FastifyRequest) {
    const { callId, actor } = await this.declarant(request, code);
    const { lang: language } = request;
    const toSign = { text: this.wordsIn(language), textVersion: DECLARATION_VERSION, language };
    return { toSign, declaration: await this.impartiality.declarationOf(callId, actor.id) };
  }

  @Post('calls/:code/impartiality')
  @Policy(only('assessor', 'committeeMember', 'chair', 'secretary'))
  @Answers({ summary: 'Sign the declaration of impartiality, naming conflicts of interest', status: 204 })
  async sign(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Body({ schema: declarationInput }) input: z.output<typeof declarationInput>,
  ): Promise<void> {
    const { callId, actor } = await this.declarant(request, code);
    if (input.text !== this.wordsIn(input.language))
      throw new InputInvalid([{ path: ['text'], key: 'http.input.invalid_value', params: {} }]);
    await this.declare.execute({ ...commandOf(request, actor), callId, ...input });
  }

  @Post('calls/:code/conflicts')
  @Policy(only('assessor', 'committeeMember', 'chair', 'secretary'))
  @Answers({ summary: 'Declare a conflict of interest with a file', status: 204 })
  async conflict(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Body({ schema: conflict }) input: z.output<typeof conflict>,
  ): Promise<void> {
    const { callId, actor } = await this.declarant(request, code);
    await this.declareConflict.execute({ ...commandOf(request, actor), callId, ...input });
  }

  @Get('calls/:code/assessments')
  @Policy(only('officer', 'secretary', 'chair', 'auditor'))
  @Answers({
    summary: 'How far the assessments of a call are, file by file',
    status: 200,
    schema: listOf(progressShown),
  })
  async list(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Query({ schema: progressQuery }) { stage, lot, show, limit, cursor }: z.output<typeof progressQuery>,
  ) {
    const { call } = await this.staffCalls.open(request, code, PROGRESS_READERS);
    const page = { lot: lot ?? null, show, after: keyIn(cursor, progressKey), limit: limit + 1 };
    const rows = await this.progress.files(call.id, stage ?? call.firstStage, page);
    const shown = rows.map(({ divergence, ...row }) => ({ ...row, isDivergent: divergence !== null }));
    return pageOf(shown, limit, (row) => ({ code: row.code ?? '', applicationId: row.applicationId }));
  }

  @Get('calls/:code/assessors')
  @Policy(only('officer', 'secretary', 'chair', 'auditor'))
  @Answers({ summary: 'How much each assessor of a call has to read', status: 200, schema: listOf(loadShown) })
  async assessors(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Query({ schema: stageInput }) { stage }: z.output<typeof stageInput>,
  ) {
    const { call } = await this.staffCalls.open(request, code, PROGRESS_READERS);
    return wholeList(await this.loads.of(call.id, stage));
  }

  @Post('calls/:code/assignments')
  @Policy(only('officer', 'secretary'))
  @Answers({
    summary: 'Give out the files that lack a reader',
    status: 201,
    schema: missingShown.extend({ files: z.int() }),
  })
  async assign(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Body({ schema: stageInput }) { stage }: z.output<typeof stageInput>,
  ) {
    const { call, actor } = await this.staffCalls.open(request, code, ['officer', 'secretary']);
    return this.assignMissing.execute({ ...commandOf(request, actor), callId: call.id, stage });
  }

  @Post('assignments/:id/withdrawal')
  @Policy(only('officer', 'secretary', 'chair'))
  @Answers({ summary: 'Take a file from an assessor who has not finished it', status: 201, schema: missingShown })
  async withdraw(
    @Param('id', { schema: id }) assignmentId: string,
    @Req() request: FastifyRequest,
    @Body({ schema: reasonInput }) { reason }: z.output<typeof reasonInput>,
  ) {
    const scope = await this.scopes.of(assignmentId);
    const actor = actorOf(request, { callId: scope?.callId, organisationId: scope?.organisationId });
    if (!scope || !actor.roles.some((role) => WITHDRAWERS.includes(role)))
      throw new NothingHere('There is no such assignment.');
    return this.endAssignment.execute({ ...commandOf(request, actor), assignmentId, as: 'withdrawn', reason });
  }

  @Post('applications/:id/reopening')
  @Policy(only('chair', 'secretary'))
  @Answers({ summary: 'Ask for one more assessment of a file', status: 201, schema: missingShown })
  async reopen(
    @Param('id', { schema: id }) applicationId: string,
    @Req() request: FastifyRequest,
    @Body({ schema: reasonInput }) { reason }: z.output<typeof reasonInput>,
  ) {
    const { actor } = await this.access.to(request, applicationId, { forJudges: true });
    return this.reopenAssessment.execute({ ...commandOf(request, actor), applicationId, reason });
  }

  @Get('applications/:id/assessors')
  @Policy(only('officer', 'secretary'))
  @Answers({ summary: 'Who may read a file whose assessments are awaited', status: 200, schema: readershipShown })
  async readership(@Param('id', { schema: id }) applicationId: string, @Req() request: FastifyRequest) {
    await this.access.to(request, applicationId, { forJudges: true });
    const readership = await this.readers.of(applicationId);
    if (!readership) throw new RoundNotOpen('Assessments of this file are not awaited.', { applicationId });
    return readership;
  }

  @Post('applications/:id/assessors')
  @Policy(only('officer', 'secretary'))
  @Answers({ summary: 'Give a file to an assessor of one’s choice', status: 201, schema: readershipShown })
  async assignTo(
    @Param('id', { schema: id }) applicationId: string,
    @Req() request: FastifyRequest,
    @Body({ schema: readerInput }) chosen: z.output<typeof readerInput>,
  ) {
    const { actor } = await this.access.to(request, applicationId, { forJudges: true });
    await this.assignReader.execute({ ...commandOf(request, actor), applicationId, ...chosen });
    return this.readership(applicationId, request);
  }

  private wordsIn(language: Lang): string {
    return declarationText({ t: this.texts.in(language) });
  }

  private async declarant(
    request: FastifyRequest,
    code: string,
  ): Promise<{ readonly callId: string; readonly actor: Actor }> {
    const { id: callId } = await this.calls.byCode(code);
    const actor = actorOf(request, { callId, assigned: true });
    if (!actor.roles.some((role) => DECLARING_ROLES.includes(role))) throw new NothingHere('Nothing to declare here.');
    return { callId, actor };
  }
}
