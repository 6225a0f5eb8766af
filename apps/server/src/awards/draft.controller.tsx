import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DrawUpDecision, RankingChanged } from '#libs/awards';
import { z } from 'zod';
import { page, pageAgain, seeOther } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { readForm, type Typed } from '../http/read-form.js';
import { viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import { DraftPage } from './draft.page.js';
import { meeting } from './meeting-form.js';
import { type RankedLot, RankedLots } from './ranked-lots.js';

const form = meeting.extend({ seen: z.string() });

interface Again {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly isChanged?: true;
}

/** The secretary draws up a decision on a lot, for the chair to confirm. */
@Controller('calls/:code/ranking/:stage/:lot/draft')
@Policy(only('secretary'))
export class DraftController {
  constructor(
    private readonly lots: RankedLots,
    private readonly drawUpDecision: DrawUpDecision,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  async ask(@Param() params: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const opened = await this.lots.open(request, params, 'secretary');
    if (opened.ranking.decided) return seeOther(reply, opened.path);
    return page(reply, pageOf(request, reply, opened));
  }

  @Post()
  async drawUp(
    @Param() params: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.lots.open(request, params, 'secretary');
    const read = readForm(form, request.body, viewOf(request, reply));
    if (!read.ok) return pageAgain(reply, pageOf(request, reply, opened, read));
    const { call, actor, lot, stage, path } = opened;
    try {
      await this.drawUpDecision.execute({ ...commandOf(request, actor), callId: call.id, lot, stage, ...read.value });
    } catch (error) {
      if (!(error instanceof RankingChanged)) throw error;
      return pageAgain(reply, pageOf(request, reply, opened, { typed: read.typed, errors: [], isChanged: true }));
    }
    return this.flashes.seeOther(request, reply, { path, key: 'awards.draft.done' });
  }
}

function pageOf(request: FastifyRequest, reply: FastifyReply, { call, lot, ranking }: RankedLot, again?: Again) {
  return (
    <DraftPage
      view={viewOf(request, reply)}
      call={call}
      lot={lot}
      ranking={ranking}
      typed={again?.typed ?? null}
      errors={again?.errors ?? []}
      isChanged={again?.isChanged ?? false}
    />
  );
}
