import { Body, Controller, Get, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AssessorWorklist,
  DeclareConflict,
  EndAssignment,
  PastAssessments,
  SaveAssessment,
  SkipAssignment,
  SubmitAssessment,
} from '#libs/evaluation';
import { z } from 'zod';
import { Answers, listOf } from '../api/answers.js';
import { keyIn, pageOf, pageQuery } from '../api/cursor.js';
import { IF_MATCH, sendVersion, versionRead } from '../api/etag.js';
import { only, Policy } from '../http/policy.js';
import { commandOf, visitorOf } from '../http/who.js';
import { AssessorDesk } from './assessor-desk.js';
import { pastShown, queueShown, savedShown, sheetShown, submittedShown } from './evaluation.answers.js';
import { pastKey } from './past.controller.js';
import { reasonText } from './reason-form.js';
import { STEP_ASIDE } from './step-aside.controller.js';

const id = z.uuid();
const sheetInput = z
  .strictObject({
    scores: z.record(z.string(), z.int()).default({}),
    comments: z.record(z.string(), z.string().max(20_000)).default({}),
  })
  .meta({ id: 'AssessmentInput' });
const stepAsideInput = z.strictObject({ why: z.enum(STEP_ASIDE), reason: reasonText }).meta({ id: 'StepAsideInput' });

/** An assessor's queue and assessments. */
@Controller('api/v1/assessments')
@ApiTags('assessments')
@Policy(only('assessor'))
export class AssessmentsApiController {
  constructor(
    private readonly desks: AssessorDesk,
    private readonly worklist: AssessorWorklist,
    private readonly past: PastAssessments,
    private readonly saveAssessment: SaveAssessment,
    private readonly submitAssessment: SubmitAssessment,
    private readonly skipAssignment: SkipAssignment,
    private readonly declareConflict: DeclareConflict,
    private readonly endAssignment: EndAssignment,
  ) {}

  @Get()
  @Answers({ summary: 'Your queues, by call and stage', status: 200, schema: listOf(queueShown) })
  async queues(@Req() request: FastifyRequest) {
    const queues = await this.worklist.of(visitorOf(request).personId);
    // Nothing of a file is shown before the declaration of its call is signed (R11).
    return {
      items: queues.map((queue) => (queue.hasDeclared ? queue : { ...queue, files: [], next: null })),
      next: null,
    };
  }

  @Get('past')
  @Answers({ summary: 'Your final assessments, newest first', status: 200, schema: listOf(pastShown) })
  async list(
    @Req() request: FastifyRequest,
    @Query({ schema: pageQuery }) { limit, cursor }: z.output<typeof pageQuery>,
  ) {
    const rows = await this.past.of(visitorOf(request).personId, { limit: limit + 1, after: keyIn(cursor, pastKey) });
    return pageOf(rows, limit, ({ submittedAt, assessmentId }) => ({
      submittedAt: submittedAt.toISOString(),
      assessmentId,
    }));
  }

  @Get(':id')
  @Answers({ summary: 'A file on your desk: the proposal and your grid', status: 200, schema: sheetShown })
  async show(
    @Param('id', { schema: id }) assignmentId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const desk = await this.desks.open(request, assignmentId);
    const { sheet, call, grid } = desk;
    sendVersion(reply, sheet.version);
    return { ...sheet, callCode: call.code, grid: grid.id, proposal: await this.desks.proposal(desk) };
  }

  @Put(':id')
  @ApiHeader(IF_MATCH)
  @Answers({ summary: 'Save your scores and comments as a draft', status: 200, schema: savedShown })
  async save(
    @Param('id', { schema: id }) assignmentId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body({ schema: sheetInput }) input: z.output<typeof sheetInput>,
  ) {
    const { actor } = await this.desks.open(request, assignmentId);
    const command = { ...commandOf(request, actor), assignmentId, ...input };
    const saved = await this.saveAssessment.execute({ ...command, version: versionRead(request) });
    sendVersion(reply, saved.version);
    return saved;
  }

  @Post(':id/submission')
  @Answers({ summary: 'Make your saved assessment final', status: 201, schema: submittedShown })
  async submit(@Param('id', { schema: id }) assignmentId: string, @Req() request: FastifyRequest) {
    const actor = await this.desks.assessor(request, assignmentId);
    return this.submitAssessment.execute({ ...commandOf(request, actor), assignmentId });
  }

  @Post(':id/skip')
  @Answers({ summary: 'Put a file at the end of your queue', status: 204 })
  async skip(@Param('id', { schema: id }) assignmentId: string, @Req() request: FastifyRequest): Promise<void> {
    const { actor } = await this.desks.open(request, assignmentId);
    await this.skipAssignment.execute({ ...commandOf(request, actor), assignmentId });
  }

  @Post(':id/step-aside')
  @Answers({ summary: 'Give a file back, because of a conflict of interest or another reason', status: 204 })
  async stepAside(
    @Param('id', { schema: id }) assignmentId: string,
    @Req() request: FastifyRequest,
    @Body({ schema: stepAsideInput }) { why, reason }: z.output<typeof stepAsideInput>,
  ): Promise<void> {
    const { actor, sheet } = await this.desks.open(request, assignmentId);
    const { callId, applicationId } = sheet;
    const command = commandOf(request, actor);
    if (why === 'conflict') await this.declareConflict.execute({ ...command, callId, applicationId, reason });
    else await this.endAssignment.execute({ ...command, assignmentId, as: 'declined', reason });
  }
}
