import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DecideSelection, DecideShortList, LotRanking, RankingChanged, type Stage, stageNamed } from '#libs/awards';
import { z } from 'zod';
import { page, pageAgain, seeOther } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { readForm, type Typed } from '../http/read-form.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import { CommitteeCalls, type OpenedLot } from './committee-calls.js';
import { DecisionPage } from './decision.page.js';
import { meeting } from './meeting-form.js';
import { rankingPath } from './ranking-address.js';

const form = meeting.extend({ seen: z.string().min(1) });

interface Opened extends OpenedLot {
  readonly stage: Stage;
  readonly path: string;
}

interface Again {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly isChanged: boolean;
}

/** The decision on a lot: what will happen to each file, then the chair confirms it with the committee's reason. */
@Controller('calls/:code/ranking/:stage/:lot/decision')
@Policy(only('chair'))
export class DecisionController {
  constructor(
    private readonly committeeCalls: CommitteeCalls,
    private readonly ranking: LotRanking,
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
    return this.show(request, reply, await this.open(request, params));
  }

  @Post()
  async confirm(
    @Param() params: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.open(request, params);
    const read = readForm(form, request.body, viewOf(request, reply));
    if (!read.ok) return this.show(request, reply, opened, { ...read, isChanged: false });
    const { call, actor, lot, stage, path } = opened;
    const command = { ...commandOf(request, actor), callId: call.id, lot, ...read.value };
    try {
      await (stage === 'conceptNote' ? this.decideShortList : this.decideSelection).execute(command);
    } catch (error) {
      if (!(error instanceof RankingChanged)) throw error;
      return this.show(request, reply, opened, { typed: read.typed, errors: [], isChanged: true });
    }
    return this.flashes.seeOther(request, reply, { path, key: `awards.decision.done.${stage}` });
  }

  private async open(request: FastifyRequest, params: unknown): Promise<Opened> {
    // The address has these three parts, or the route would not have matched.
    const { code, stage: named, lot } = params as Readonly<Record<'code' | 'stage' | 'lot', string>>;
    const stage = stageNamed(named);
    if (!stage) throw new NothingHere('There is no such stage.');
    const opened = await this.committeeCalls.openLot(request, { code, lot });
    if (!opened.actor.roles.includes('chair')) throw new NothingHere('Not the chair of this committee.');
    return { ...opened, stage, path: rankingPath(opened.call.code, stage, lot) };
  }

  private async show(request: FastifyRequest, reply: FastifyReply, opened: Opened, again?: Again): Promise<string> {
    const { call, lot, stage, path } = opened;
    const ranking = await this.ranking.of({ callId: call.id, lot }, stage);
    if (ranking.decided) return seeOther(reply, path);
    const view = viewOf(request, reply);
    const element = (
      <DecisionPage
        view={view}
        call={call}
        lot={lot}
        ranking={ranking}
        typed={again?.typed ?? null}
        errors={again?.errors ?? []}
        isChanged={again?.isChanged ?? false}
      />
    );
    return again ? pageAgain(reply, element) : page(reply, element);
  }
}
