import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type AwardLine, AwardRegister, PromoteNext } from '#libs/awards';
import { Engine } from '#libs/engine';
import type { Currency } from '#libs/kernel';
import { page } from '../http/answer.js';
import { amountCell, csvOf } from '../http/csv.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { typedIn, typedText } from '../http/read-form.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { CommitteeCalls } from './committee-calls.js';
import { RegisterPage } from './register.page.js';

/** Awards, reserve lists and what is left of each lot's budget. */
@Controller('calls/:code/awards')
export class RegisterController {
  constructor(
    private readonly committeeCalls: CommitteeCalls,
    private readonly register: AwardRegister,
    private readonly promoteNext: PromoteNext,
    private readonly engine: Engine,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  @Policy(only('chair', 'secretary', 'committeeMember', 'officer', 'authority', 'auditor'))
  async show(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { call, actor } = await this.committeeCalls.open(request, code);
    const { fillRemainder } = call.file.selection;
    const [lines, budgets, unsettled, actions, blocked] = await Promise.all([
      this.register.lines(call.id),
      this.register.budgets(call.id),
      this.register.unsettled(call.id),
      this.engine.explain(call.id, actor),
      Promise.all(
        call.lots.map(
          async ({ id: lot }) =>
            [lot, await this.register.whyNobodyMovesUp({ callId: call.id, lot }, fillRemainder)] as const,
        ),
      ),
    ]);
    return page(
      reply,
      <RegisterPage
        view={viewOf(request, reply)}
        call={call}
        actor={actor}
        lines={lines}
        budgets={budgets}
        unsettled={unsettled}
        awaitsConclusion={actions.some(({ event }) => event === 'awardsDecided')}
        blocked={new Map(blocked)}
      />,
    );
  }

  @Get('awards.csv')
  @Policy(only('chair', 'secretary', 'committeeMember', 'officer', 'authority', 'auditor'))
  async csv(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { call } = await this.committeeCalls.open(request, code);
    reply.type('text/csv; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="${call.code}-awards.csv"`);
    return awardsCsv(await this.register.lines(call.id), call.currency);
  }

  /** Moves up the next of a lot's reserve list. */
  @Post('promotion')
  @Policy(only('chair'))
  async promote(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { call, actor } = await this.committeeCalls.open(request, code, ['chair']);
    const lot = typedText(typedIn(request.body), 'lot');
    if (!call.lots.some(({ id }) => id === lot)) throw new NothingHere('The call has no such lot.');
    const { grantIds } = await this.promoteNext.execute({ ...commandOf(request, actor), callId: call.id, lot });
    return this.flashes.seeOther(request, reply, {
      path: `/calls/${call.code}/awards`,
      key: 'awards.register.promoted',
      params: { count: grantIds.length },
    });
  }
}

const HEAD = ['lot', 'rank', 'code', 'title', 'organisation', 'amount', 'award', 'state', 'awardedAt'];

/** The list for a spreadsheet: stable column names, plain decimals, amounts in units of the currency. */
export function awardsCsv(lines: readonly AwardLine[], currency: Currency): string {
  return csvOf([
    HEAD,
    ...lines.map((line) => [
      line.lot,
      line.rank,
      line.code,
      line.title,
      line.organisationName,
      amountCell(line.amountMinor, currency),
      line.award,
      line.state,
      line.awardedAt?.toISOString() ?? null,
    ]),
  ]);
}
