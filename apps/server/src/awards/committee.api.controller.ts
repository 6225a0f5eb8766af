import { Body, Controller, Delete, Get, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import {
  CAPACITIES,
  CommitteeView,
  DecideSelection,
  DecideShortList,
  DrawUpDecision,
  LotRanking,
  Minutes,
  NameMember,
  RecordTieBreak,
  ReleaseMember,
  STAGES,
  type Stage,
} from '#libs/awards';
import { z } from 'zod';
import { Answers, listOf } from '../api/answers.js';
import { reasonText } from '../evaluation/reason-form.js';
import { StaffCalls } from '../evaluation/staff-calls.js';
import { only, Policy } from '../http/policy.js';
import { commandOf } from '../http/who.js';
import { committeeShown, decidedShown, minutesShown, rankingShown } from './awards.answers.js';
import { COMMITTEE_READERS, CommitteeCalls } from './committee-calls.js';

const stage = z.enum(STAGES);
const id = z.uuid();
const memberInput = z
  .strictObject({ personId: z.uuid(), capacity: z.enum(CAPACITIES), unit: z.string().trim().min(1).max(200) })
  .meta({ id: 'CommitteeMemberInput' });
const meetingInput = { present: z.array(z.uuid()).min(1), reason: reasonText };
const seen = z.string().min(1).meta({ description: 'The fingerprint of the ranking that was shown' });
const draftInput = z.strictObject({ seen, ...meetingInput }).meta({ id: 'DecisionDraftInput' });
const decisionInput = z.strictObject({ seen }).meta({ id: 'LotDecisionInput' });
const tieInput = z
  .strictObject({
    order: z.array(z.uuid()).min(2).meta({ description: 'The files of one tie, the better one first' }),
    ...meetingInput,
  })
  .meta({ id: 'TieBreakInput' });

/** The committee of a call: who sits on it, what it ranks, what it decides. */
@Controller('api/v1/calls/:code')
@ApiTags('committee')
export class CommitteeApiController {
  constructor(
    private readonly staffCalls: StaffCalls,
    private readonly committeeCalls: CommitteeCalls,
    private readonly view: CommitteeView,
    private readonly ranking: LotRanking,
    private readonly minutes: Minutes,
    private readonly nameMember: NameMember,
    private readonly releaseMember: ReleaseMember,
    private readonly recordTieBreak: RecordTieBreak,
    private readonly drawUpDecision: DrawUpDecision,
    private readonly decideShortList: DecideShortList,
    private readonly decideSelection: DecideSelection,
  ) {}

  @Get('committee')
  @Policy(only('chair', 'secretary', 'committeeMember', 'officer', 'authority', 'auditor'))
  @Answers({ summary: 'Who sits on the committee of a call', status: 200, schema: committeeShown })
  async committee(@Param('code') code: string, @Req() request: FastifyRequest) {
    const { call } = await this.staffCalls.open(request, code, COMMITTEE_READERS);
    return { members: await this.view.seats(call.id) };
  }

  @Post('committee')
  @Policy(only('officer'))
  @Answers({ summary: 'Name somebody to the committee', status: 204 })
  async name(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Body({ schema: memberInput }) input: z.output<typeof memberInput>,
  ): Promise<void> {
    const { call, actor } = await this.staffCalls.open(request, code, ['officer']);
    await this.nameMember.execute({ ...commandOf(request, actor), callId: call.id, ...input });
  }

  @Delete('committee/:personId')
  @Policy(only('officer'))
  @Answers({ summary: 'End somebody’s seat on the committee', status: 204 })
  async release(
    @Param('code') code: string,
    @Param('personId', { schema: id }) personId: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const { call, actor } = await this.staffCalls.open(request, code, ['officer']);
    await this.releaseMember.execute({ ...commandOf(request, actor), callId: call.id, personId });
  }

  @Get('lots/:lot/rankings/:stage')
  @Policy(only('chair', 'secretary', 'committeeMember', 'officer', 'authority', 'auditor'))
  @Answers({ summary: 'The ranking of a lot, as it stands or as it was decided', status: 200, schema: rankingShown })
  async rankingOf(
    @Param('code') code: string,
    @Param('lot') lot: string,
    @Param('stage', { schema: stage }) stage_: Stage,
    @Req() request: FastifyRequest,
  ) {
    const { call } = await this.committeeCalls.openLot(request, { code, lot });
    const { committeeFaults, ...ranking } = await this.ranking.of({ callId: call.id, lot }, stage_);
    return { ...ranking, committeeFaults: committeeFaults.map((fault) => fault.code) };
  }

  @Post('lots/:lot/rankings/:stage/draft')
  @Policy(only('secretary'))
  @Answers({
    summary: 'Draw up the decision on a lot, as it was shown, for the chair to confirm',
    status: 201,
    schema: z.object({ draftId: z.uuid() }),
  })
  async drawUp(
    @Param('code') code: string,
    @Param('lot') lot: string,
    @Param('stage', { schema: stage }) stage_: Stage,
    @Req() request: FastifyRequest,
    @Body({ schema: draftInput }) input: z.output<typeof draftInput>,
  ) {
    const { call, actor } = await this.committeeCalls.openLot(request, { code, lot });
    return this.drawUpDecision.execute({ ...commandOf(request, actor), callId: call.id, lot, stage: stage_, ...input });
  }

  @Post('lots/:lot/rankings/:stage/decision')
  @Policy(only('chair'))
  @Answers({
    summary: 'Confirm the short list or the selection of a lot, as the secretary drew it up',
    status: 201,
    schema: decidedShown,
  })
  async decide(
    @Param('code') code: string,
    @Param('lot') lot: string,
    @Param('stage', { schema: stage }) stage_: Stage,
    @Req() request: FastifyRequest,
    @Body({ schema: decisionInput }) input: z.output<typeof decisionInput>,
  ) {
    const { call, actor } = await this.committeeCalls.openLot(request, { code, lot });
    const decide = stage_ === 'conceptNote' ? this.decideShortList : this.decideSelection;
    return decide.execute({ ...commandOf(request, actor), callId: call.id, lot, ...input });
  }

  @Post('lots/:lot/rankings/:stage/tie-break')
  @Policy(only('chair'))
  @Answers({ summary: 'Put files with equal scores in order', status: 201, schema: decidedShown })
  async settle(
    @Param('code') code: string,
    @Param('lot') lot: string,
    @Param('stage', { schema: stage }) stage_: Stage,
    @Req() request: FastifyRequest,
    @Body({ schema: tieInput }) input: z.output<typeof tieInput>,
  ) {
    const { call, actor } = await this.committeeCalls.openLot(request, { code, lot });
    return this.recordTieBreak.execute({ ...commandOf(request, actor), callId: call.id, lot, stage: stage_, ...input });
  }

  @Get('minutes')
  @Policy(only('chair', 'secretary', 'committeeMember', 'officer', 'authority', 'auditor'))
  @Answers({ summary: 'What the committee decided, in order', status: 200, schema: listOf(minutesShown) })
  async minutesOf(@Param('code') code: string, @Req() request: FastifyRequest) {
    const { call, actor } = await this.committeeCalls.open(request, code);
    const decisions = await this.minutes.of(call.id, actor.id);
    return { items: decisions.map(({ decision, ...minuted }) => ({ ...decision, ...minuted })), next: null };
  }
}
