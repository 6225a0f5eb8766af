import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RecordTieBreak } from '#libs/awards';
import { page, pageAgain, seeOther } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { readForm, type Typed, typedIn } from '../http/read-form.js';
import { viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';
import { meeting } from './meeting-form.js';
import { type RankedLot, RankedLots } from './ranked-lots.js';
import { orderIn, placeField } from './tie-order.js';
import { TiePage } from './tie.page.js';

/** Files with equal scores are put in order, one tie after the other. */
@Controller('calls/:code/ranking/:stage/:lot/tie')
@Policy(only('chair'))
export class TieController {
  constructor(
    private readonly lots: RankedLots,
    private readonly recordTieBreak: RecordTieBreak,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  async ask(@Param() params: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const opened = await this.lots.open(request, params, 'chair');
    if (opened.ranking.ties.length === 0) return seeOther(reply, opened.path);
    return page(reply, pageOf(viewOf(request, reply), opened, null, []));
  }

  @Post()
  async settle(
    @Param() params: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.lots.open(request, params, 'chair');
    const view = viewOf(request, reply);
    const [tie] = opened.ranking.ties;
    if (!tie) return seeOther(reply, opened.path);
    const typed = typedIn(request.body);
    const order = orderIn(typed, tie);
    const read = readForm(meeting, request.body, view);
    const wrongOrder = order ? [] : [{ name: placeField(tie[0] ?? ''), message: view.t('awards.tie.orderMissing') }];
    if (!read.ok || !order) {
      return pageAgain(reply, pageOf(view, opened, typed, [...wrongOrder, ...(read.ok ? [] : read.errors)]));
    }
    const { call, actor, lot, stage, path } = opened;
    await this.recordTieBreak.execute({
      ...commandOf(request, actor),
      callId: call.id,
      lot,
      stage,
      order,
      ...read.value,
    });
    return this.flashes.seeOther(request, reply, { path, key: 'awards.tie.done' });
  }
}

function pageOf(view: View, { call, ranking, path }: RankedLot, typed: Typed | null, errors: readonly FieldError[]) {
  const tie = ranking.ties[0] ?? [];
  const files = ranking.lines.filter(({ applicationId }) => tie.includes(applicationId));
  return (
    <TiePage
      view={view}
      call={call}
      path={path}
      files={files}
      members={ranking.members}
      typed={typed}
      errors={errors}
    />
  );
}
