import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AwardFacts, type AwardLine, AwardRegister, DecideAward, DeclineAward, type LotBudgetLine } from '#libs/awards';
import { type Call, Calls } from '#libs/calls';
import { Engine } from '#libs/engine';
import type { Actor, Role } from '#libs/kernel';
import type { Action } from '#libs/workflow';
import { reasonForm } from '../evaluation/reason-form.js';
import { Access } from '../http/access.js';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { readForm, type Typed } from '../http/read-form.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import { AwardPage, RefusalPage } from './award.page.js';

const READERS: readonly Role[] = ['officer', 'auditor', 'authority', 'chair', 'secretary'];

/** A file that was selected, with everything that bears on its award. */
export interface OpenedAward {
  readonly actor: Actor;
  readonly call: Call;
  readonly award: AwardLine;
  readonly budget: LotBudgetLine | null;
  readonly actions: readonly Action[];
}

/** The authority's decision on one file. */
@Controller('files/:id/award')
export class AwardController {
  constructor(
    private readonly access: Access,
    private readonly calls: Calls,
    private readonly engine: Engine,
    private readonly register: AwardRegister,
    private readonly facts: AwardFacts,
    private readonly decideAward: DecideAward,
    private readonly declineAward: DeclineAward,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  @Policy(only('officer', 'auditor', 'authority', 'chair', 'secretary'))
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return page(reply, <AwardPage view={viewOf(request, reply)} opened={await this.open(request, id)} />);
  }

  @Post()
  @Policy(only('authority'))
  async decide(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { actor, call } = await this.open(request, id);
    const { amountMinor } = await this.decideAward.execute({ ...commandOf(request, actor), grantId: id });
    const amount = viewOf(request, reply).format.money(amountMinor, call.currency);
    return this.flashes.seeOther(request, reply, {
      path: `/files/${id}/award`,
      key: 'awards.award.done',
      params: { amount },
    });
  }

  @Get('refusal')
  @Policy(only('authority'))
  async askRefusal(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return page(reply, await this.refusalPage(request, reply, id));
  }

  @Post('refusal')
  @Policy(only('authority'))
  async refuse(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { actor } = await this.open(request, id);
    const read = readForm(reasonForm, request.body, viewOf(request, reply));
    if (!read.ok) return pageAgain(reply, await this.refusalPage(request, reply, id, read));
    await this.declineAward.execute({ ...commandOf(request, actor), grantId: id, reason: read.value.reason });
    return this.flashes.seeOther(request, reply, { path: `/files/${id}/award`, key: 'awards.award.refused' });
  }

  private async refusalPage(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    again: { readonly typed: Typed; readonly errors: readonly FieldError[] } = { typed: {}, errors: [] },
  ) {
    return <RefusalPage view={viewOf(request, reply)} opened={await this.open(request, id)} {...again} />;
  }

  private async open(request: FastifyRequest, id: string): Promise<OpenedAward> {
    const { actor, callId } = await this.access.to(request, id, { forJudges: true });
    const award = await this.register.of(id);
    if (!award || !actor.roles.some((role) => READERS.includes(role))) throw new NothingHere('Nothing to award here.');
    const [call, budgets, given] = await Promise.all([
      this.calls.of(null, callId),
      this.register.budgets(callId),
      this.facts.of(null, id),
    ]);
    const actions = await this.engine.explain(id, actor, given);
    return { actor, call, award, budget: budgets.find(({ lot }) => lot === award.lot) ?? null, actions };
  }
}
