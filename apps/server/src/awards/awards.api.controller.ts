import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AwardRegister, ConcludeAwards, DecideAward, DeclineAward, PromoteNext } from '#libs/awards';
import type { Actor, Role } from '#libs/kernel';
import { z } from 'zod';
import { Answers } from '../api/answers.js';
import { reasonText } from '../evaluation/reason-form.js';
import { Access } from '../http/access.js';
import { only, Policy } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { commandOf } from '../http/who.js';
import { awardDecidedShown, awardShown, awardsShown, decidedShown } from './awards.answers.js';
import { CommitteeCalls } from './committee-calls.js';

const READERS: readonly Role[] = ['officer', 'auditor', 'authority', 'chair', 'secretary'];
const id = z.uuid();
const reasonInput = z.strictObject({ reason: reasonText }).meta({ id: 'AwardReasonInput' });

/** Awards, reserve lists, and the authority's decisions. */
@Controller('api/v1')
@ApiTags('awards')
export class AwardsApiController {
  constructor(
    private readonly committeeCalls: CommitteeCalls,
    private readonly access: Access,
    private readonly register: AwardRegister,
    private readonly decideAward: DecideAward,
    private readonly declineAward: DeclineAward,
    private readonly promoteNext: PromoteNext,
    private readonly concludeAwards: ConcludeAwards,
  ) {}

  @Get('calls/:code/awards')
  @Policy(only('chair', 'secretary', 'committeeMember', 'officer', 'authority', 'auditor'))
  @Answers({ summary: 'Awards, reserve lists and budgets of a call', status: 200, schema: awardsShown })
  async list(@Param('code') code: string, @Req() request: FastifyRequest) {
    const { call } = await this.committeeCalls.open(request, code);
    const [awards, lots, unsettled] = await Promise.all([
      this.register.lines(call.id),
      this.register.budgets(call.id),
      this.register.unsettled(call.id),
    ]);
    return { awards, lots, unsettled };
  }

  @Post('calls/:code/awards/conclusion')
  @Policy(only('authority', 'chair'))
  @Answers({ summary: 'Say that the awards of a call are decided', status: 201, schema: decidedShown })
  async conclude(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Body({ schema: reasonInput }) { reason }: z.output<typeof reasonInput>,
  ) {
    const { call, actor } = await this.committeeCalls.open(request, code, ['authority', 'chair']);
    return this.concludeAwards.execute({ ...commandOf(request, actor), callId: call.id, reason });
  }

  @Post('calls/:code/lots/:lot/reserve/promotion')
  @Policy(only('chair'))
  @Answers({
    summary: 'Move up the next of a lot’s reserve list, if it fits',
    status: 201,
    schema: z.object({ grantIds: z.array(z.uuid()) }),
  })
  async promote(@Param('code') code: string, @Param('lot') lot: string, @Req() request: FastifyRequest) {
    const { call, actor } = await this.committeeCalls.openLot(request, { code, lot });
    return this.promoteNext.execute({ ...commandOf(request, actor), callId: call.id, lot });
  }

  @Get('grants/:id/award')
  @Policy(only('officer', 'auditor', 'authority', 'chair', 'secretary'))
  @Answers({ summary: 'The award of a file that was selected', status: 200, schema: awardShown })
  async show(@Param('id', { schema: id }) grantId: string, @Req() request: FastifyRequest) {
    await this.open(request, grantId);
    const award = await this.register.of(grantId);
    if (!award) throw new NothingHere('Nothing to award here.');
    return award;
  }

  @Post('grants/:id/award')
  @Policy(only('authority'))
  @Answers({ summary: 'Award a grant', status: 201, schema: awardDecidedShown })
  async decide(@Param('id', { schema: id }) grantId: string, @Req() request: FastifyRequest) {
    return this.decideAward.execute({ ...commandOf(request, await this.open(request, grantId)), grantId });
  }

  @Post('grants/:id/award/refusal')
  @Policy(only('authority'))
  @Answers({ summary: 'Refuse an award that was proposed', status: 204 })
  async refuse(
    @Param('id', { schema: id }) grantId: string,
    @Req() request: FastifyRequest,
    @Body({ schema: reasonInput }) { reason }: z.output<typeof reasonInput>,
  ): Promise<void> {
    await this.declineAward.execute({ ...commandOf(request, await this.open(request, grantId)), grantId, reason });
  }

  private async open(request: FastifyRequest, grantId: string): Promise<Actor> {
    const { actor } = await this.access.to(request, grantId, { forJudges: true });
    if (!actor.roles.some((role) => READERS.includes(role))) throw new NothingHere('Nothing to award here.');
    return actor;
  }
}
