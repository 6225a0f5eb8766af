import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { inPoints, type RankingOfLot } from '#libs/awards';
import type { Currency } from '#libs/kernel';
import { page } from '../http/answer.js';
import { only, Policy } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { amountCell, csvOf } from '../http/csv.js';
import { RankedLots } from './ranked-lots.js';
import { RankingPage } from './ranking.page.js';

/** The ranking of a lot, as it stands or as it was decided. */
@Controller('calls/:code/ranking/:stage/:lot')
@Policy(only('chair', 'secretary', 'committeeMember', 'officer', 'authority', 'auditor'))
export class RankingController {
  constructor(private readonly lots: RankedLots) {}

  @Get()
  async show(
    @Param() params: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { call, actor, lot, ranking } = await this.lots.open(request, params);
    return page(
      reply,
      <RankingPage view={viewOf(request, reply)} call={call} actor={actor} lot={lot} ranking={ranking} />,
    );
  }

  @Get('ranking.csv')
  async csv(@Param() params: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { call, lot, ranking } = await this.lots.open(request, params);
    reply.type('text/csv; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="${call.code}-${lot}-${ranking.stage}.csv"`);
    return rankingCsv(ranking, call.currency);
  }
}

const HEAD = ['rank', 'code', 'title', 'organisation', 'total', 'missed', 'requested', 'outcome', 'reason'];

/** The list for a spreadsheet: stable column names, plain decimals, amounts in units of the currency. */
export function rankingCsv({ lines }: RankingOfLot, currency: Currency): string {
  return csvOf([
    HEAD,
    ...lines.map((line) => [
      line.rank,
      line.code,
      line.title,
      line.organisationName,
      inPoints(line.total),
      line.missed.join(' '),
      amountCell(line.requestedMinor, currency),
      line.outcome,
      line.reasonCode,
    ]),
  ]);
}
