import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { page } from '../http/answer.js';
import { only, Policy } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { typedIn, typedText } from '../http/read-form.js';
import { viewOf } from '../http/views.js';
import { BatchLetters } from './batch-letters.js';
import { LetterOfFilePage } from './letter-of-file.page.js';
import { AllLettersPage, LettersOfLotPage } from './letters.page.js';
import { RankedLots } from './ranked-lots.js';

/** So many letters on one page, and on one stack of paper. */
const PAGE = 100;

/** What the decision on a lot will write to each of its applicants, before it is made: together, one by one, on paper. */
@Controller('calls/:code/ranking/:stage/:lot/letters')
@Policy(only('chair', 'secretary', 'officer', 'authority', 'auditor'))
export class LettersOfLotController {
  constructor(
    private readonly lots: RankedLots,
    private readonly letters: BatchLetters,
  ) {}

  @Get()
  async together(
    @Param() params: unknown,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { call, lot, ranking } = await this.lots.open(request, params);
    const typed = typedIn(query);
    const from = Math.max(0, Math.trunc(Number(typedText(typed, 'from'))) || 0);
    const open = ranking.decided ? [] : ranking.lines;
    const letters = await this.letters.of(open.slice(from, from + PAGE));
    const props = { view: viewOf(request, reply), call, lot, ranking, letters, from, size: PAGE };
    const isOnPaper = typedText(typed, 'show') === 'all';
    return page(reply, isOnPaper ? <AllLettersPage {...props} /> : <LettersOfLotPage {...props} />);
  }

  @Get(':id')
  async one(
    @Param() params: unknown,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { call, lot, ranking } = await this.lots.open(request, params);
    const open = ranking.decided ? [] : ranking.lines;
    const n = open.findIndex(({ applicationId }) => applicationId === id);
    const [letter] = await this.letters.of(open.slice(Math.max(0, n), n + 1));
    if (!letter) throw new NothingHere('Nothing will be written about this file.');
    const [before, after] = [open[n - 1]?.applicationId, open[n + 1]?.applicationId];
    const props = { view: viewOf(request, reply), call, lot, ranking, letter, n, count: open.length, before, after };
    return page(reply, <LetterOfFilePage {...props} />);
  }
}
