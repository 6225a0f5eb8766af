import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { rolesAnywhere } from '#libs/identity';
import { DateHistory, ExtensionReach, OutagesBeforeDeadlines } from '#libs/publication';
import { page } from '../http/answer.js';
import { only, Policy } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { visitorOf } from '../http/who.js';
import { CallsInHandPage } from './calls-in-hand.page.js';
import { DatesPage } from './dates.page.js';
import { OfficeCalls, reasonsAgainst } from './office-calls.js';

/** The calls of the office, and the dates of one with their history. */
@Controller('publication')
@Policy(only('officer', 'operator', 'authority', 'auditor'))
export class CallDatesController {
  constructor(
    private readonly officeCalls: OfficeCalls,
    private readonly history: DateHistory,
    private readonly reach: ExtensionReach,
    private readonly outages: OutagesBeforeDeadlines,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const calls = await this.officeCalls.inHand(request);
    const roles = rolesAnywhere(visitorOf(request).standing);
    const mayDraft = roles.includes('officer') || roles.includes('operator');
    return page(reply, <CallsInHandPage view={viewOf(request, reply)} calls={calls} mayDraft={mayDraft} />);
  }

  @Get(':code/dates')
  async dates(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.officeCalls.open(request, code);
    const { call, state, actor } = opened;
    const [actions, history, news, outages] = await Promise.all([
      this.officeCalls.actionsOn(opened),
      this.history.of(call.id),
      this.reach.news(call.id),
      this.outages.of(call, request.arrivedAt),
    ]);
    return page(
      reply,
      <DatesPage
        view={viewOf(request, reply)}
        call={call}
        state={state}
        history={history}
        news={news}
        outages={outages}
        mayExtend={actor.roles.includes('officer') && reasonsAgainst(actions, 'deadlineExtended').length === 0}
      />,
    );
  }
}
