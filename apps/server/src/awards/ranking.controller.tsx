import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { inPoints, LotRanking, type RankingOfLot, stageNamed } from '#libs/awards';
import { page } from '../http/answer.js';
import { only, Policy } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { CommitteeCalls } from './committee-calls.js';
import { csvOf } from './csv.js';
import { RankingPage } from './ranking.page.js';

type Params = Readonly<Record<'code' | 'stage' | 'lot', string>>;

/** The ranking of a lot, as it stands or as it was decided. */
@Controller('calls/:code/ranking/:stage/:lot')
@Policy(only('chair', 'secretary', 'committeeMember', 'officer', 'authority', 'auditor'))
export class RankingController {
  constructor(
    private readonly committeeCalls: CommitteeCalls,
    private readonly ranking: LotRanking,
  ) {}

  @Get()
  async show(
    @Param() params: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { call, actor, lot, ranking } = await this.open(request, params);
    return page(
      reply,
      <RankingPage view={viewOf(request, reply)} call={call} actor={actor} lot={lot} ranking={ranking} />,
    );
  }

  @Get('ranking.csv')
  async csv(@Param() params: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { call, lot, ranking } = await this.open(request, params);
    reply.type('text/csv; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="${call.code}-${lot}-${ranking.stage}.csv"`);
    return rankingCsv(ranking);
  }

  private async open(request: FastifyRequest, params: unknown) {
    // The address has these three parts, or the route would not have matched.
    const { code, stage: named, lot } = params as Params;
    const stage = stageNamed(named);
    if (!stage) throw new NothingHere('There is no such stage.');
    const opened = await this.committeeCalls.openLot(request, { code, lot });
    return { ...opened, ranking: await this.ranking.of({ callId: opened.call.id, lot }, stage) };
  }
}

const HEAD = ['rank', 'code', 'title', 'organisation', 'total', 'missed', 'requested', 'outcome', 'reason'];

/** The list for a spreadsheet: stable column names, plain decimals, amounts in units of the currency. */
export function rankingCsv({ lines }: RankingOfLot): string {
  return csvOf([
    HEAD,
    ...lines.map((line) => [
      line.rank,
      line.code,
      line.title,
      line.organisationName,
      inPoints(line.total),
      line.missed.join(' '),
      (line.requestedMinor / 100).toFixed(2),
      line.outcome,
      line.reasonCode,
    ]),
  ]);
}
