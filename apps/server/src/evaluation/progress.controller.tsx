import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AssessorLoads, AssignMissing, RoundProgress, stageNamed } from '#libs/evaluation';
import type { Role } from '#libs/kernel';
import { keyIn, pageOf } from '../api/cursor.js';
import { page } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { typedIn, typedText } from '../http/read-form.js';
import { viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { progressAddress, progressAsked, progressKey } from './progress-address.js';
import { ProgressPage } from './progress.page.js';
import { StaffCalls } from './staff-calls.js';

const PAGE = 50;

/** Those who see how far the assessments are; names of assessors are theirs to know, the applicants' never. */
export const PROGRESS_READERS: readonly Role[] = ['officer', 'secretary', 'chair', 'auditor'];

@Controller('calls/:code/assessments')
export class ProgressController {
  constructor(
    private readonly staffCalls: StaffCalls,
    private readonly progress: RoundProgress,
    private readonly loads: AssessorLoads,
    private readonly assignMissing: AssignMissing,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  @Policy(only('officer', 'secretary', 'chair', 'auditor'))
  async show(
    @Param('code') code: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { call, actor } = await this.staffCalls.open(request, code, PROGRESS_READERS);
    const asked = progressAsked(query, call);
    const { stage, show, lot = null, cursor } = asked;
    const [summary, loads, rows] = await Promise.all([
      this.progress.summary(call.id, stage),
      this.loads.of(call.id, stage),
      this.progress.files(call.id, stage, { lot, show, after: keyIn(cursor, progressKey), limit: PAGE + 1 }),
    ]);
    const keyOf = (row: (typeof rows)[number]) => ({ code: row.code ?? '', applicationId: row.applicationId });
    const { items, next } = pageOf(rows, PAGE, keyOf);
    const last = items.at(-1);
    return page(
      reply,
      <ProgressPage
        view={viewOf(request, reply)}
        call={call}
        actor={actor}
        asked={asked}
        summary={summary}
        files={items}
        loads={loads}
        nextHref={next && last ? progressAddress(code, asked, keyOf(last)) : null}
      />,
    );
  }

  /** Gives out what lacks a reader. */
  @Post()
  @Policy(only('officer', 'secretary'))
  async assign(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { call, actor } = await this.staffCalls.open(request, code, ['officer', 'secretary']);
    const stage = stageNamed(typedText(typedIn(request.body), 'stage')) ?? call.firstStage;
    const result = await this.assignMissing.execute({ ...commandOf(request, actor), callId: call.id, stage });
    return this.flashes.seeOther(request, reply, {
      path: progressAddress(code, { stage, show: 'all' }),
      key: 'evaluation.staff.assigned',
      params: { ...result },
    });
  }
}
