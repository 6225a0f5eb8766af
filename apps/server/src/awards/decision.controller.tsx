import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DecideSelection, DecideShortList, DecisionNotDrawnUp, RankingChanged } from '#libs/awards';
import { z } from 'zod';
import { page, pageAgain, seeOther } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { readForm } from '../http/read-form.js';
import { viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { DecisionPage } from './decision.page.js';
import { type RankedLot, RankedLots } from './ranked-lots.js';

const form = z.object({ seen: z.string() });

/** The decision on a lot: what will happen to each file, and the chair's word that makes it so. */
@Controller('calls/:code/ranking/:stage/:lot/decision')
@Policy(only('chair'))
export class DecisionController {
  constructor(
    private readonly lots: RankedLots,
    private readonly decideShortList: DecideShortList,
    private readonly decideSelection: DecideSelection,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  async preview(
    @Param() params: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.lots.open(request, params, 'chair');
    if (opened.ranking.decided) return seeOther(reply, opened.path);
    return page(reply, pageOf(request, reply, opened, false));
  }

  @Post()
  async confirm(
    @Param() params: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.lots.open(request, params, 'chair');
    const read = readForm(form, request.body, viewOf(request, reply));
    const seen = read.ok ? read.value.seen : '';
    const { call, actor, lot, stage, path } = opened;
    const command = { ...commandOf(request, actor), callId: call.id, lot, seen };
    try {
      await (stage === 'conceptNote' ? this.decideShortList : this.decideSelection).execute(command);
    } catch (error) {
      if (!(error instanceof RankingChanged || error instanceof DecisionNotDrawnUp)) throw error;
      return pageAgain(reply, pageOf(request, reply, opened, error instanceof RankingChanged));
    }
    return this.flashes.seeOther(request, reply, { path, key: `awards.decision.done.${stage}` });
  }
}

function pageOf(request: FastifyRequest, reply: FastifyReply, { call, lot, ranking }: RankedLot, isChanged: boolean) {
  const view = viewOf(request, reply);
  return <DecisionPage view={view} call={call} lot={lot} ranking={ranking} isChanged={isChanged} />;
}
