import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Clock } from '#libs/kernel';
import { FilesBehind, FiguresOfCall, ProgrammeFigures, STEPS } from '#libs/oversight';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Answers, listOf } from '../api/answers.js';
import { keyIn, pageOf, pageQuery, wholeList } from '../api/cursor.js';
import { StaffCalls } from '../evaluation/staff-calls.js';
import { only, Policy } from '../http/policy.js';
import { budgetOf } from './figures-csv.js';
import { callLineShown, fileBehindShown, figuresShown } from './figures.answers.js';
import { OVERSEERS } from './overseers.js';

const place = z.object({ number: z.int() });
const word = z.string().max(200).optional();
const filesQuery = pageQuery.extend({
  step: z.enum(STEPS).optional(),
  state: word,
  late: word,
  province: word,
  lot: word,
});

/** Where calls stand, in figures, and the files behind each of them. */
@Controller('api/v1')
@ApiTags('figures')
@Policy(only(...OVERSEERS))
export class FiguresApiController {
  constructor(
    private readonly staffCalls: StaffCalls,
    private readonly figures: FiguresOfCall,
    private readonly filesBehind: FilesBehind,
    private readonly programme: ProgrammeFigures,
    private readonly clock: Clock,
  ) {}

  @Get('programme')
  @Answers({ summary: 'The figures of every call that you watch', status: 200, schema: listOf(callLineShown) })
  async list(@Req() request: FastifyRequest) {
    const calls = (await this.staffCalls.of(request, OVERSEERS)).map(({ call }) => call);
    const lines = await this.programme.of(calls.map(({ id }) => id));
    return wholeList(
      lines.flatMap(({ callId, ...line }) => {
        const call = calls.find(({ id }) => id === callId);
        return call ? [{ call: call.code, currency: call.currency, budgetMinor: budgetOf(call), ...line }] : [];
      }),
    );
  }

  @Get('calls/:code/figures')
  @Answers({ summary: 'Where a call stands, in figures', status: 200, schema: figuresShown })
  async show(@Param('code') code: string, @Req() request: FastifyRequest) {
    const { call } = await this.staffCalls.open(request, code, OVERSEERS);
    return { call: call.code, currency: call.currency, ...(await this.figures.of(call, this.clock.now())) };
  }

  @Get('calls/:code/figures/files')
  @Answers({
    summary: 'The files that a figure counts, in the order of their numbers',
    status: 200,
    schema: listOf(fileBehindShown),
  })
  async files(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Query({ schema: filesQuery }) asked: z.output<typeof filesQuery>,
  ) {
    const { call } = await this.staffCalls.open(request, code, OVERSEERS);
    const { limit, cursor, ...filter } = asked;
    const rows = await this.filesBehind.page(call.id, filter, limit + 1, keyIn(cursor, place)?.number);
    const { items, next } = pageOf(rows, limit, ({ number }) => ({ number }));
    return { items: items.map(({ state, ...file }) => ({ ...file, states: state.split(' ') })), next };
  }
}
