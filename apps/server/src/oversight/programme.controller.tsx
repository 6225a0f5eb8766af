import { Controller, Get, Req, Res } from '@nestjs/common';
import { ProgrammeFigures } from '#libs/oversight';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { StaffCalls } from '../evaluation/staff-calls.js';
import { page } from '../http/answer.js';
import { only, Policy } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { programmeCsv, type ProgrammeLine } from './figures-csv.js';
import { OVERSEERS } from './overseers.js';
import { ProgrammePage } from './programme.page.js';

/** Every call that somebody watches, in figures: where a donor or an auditor begins. */
@Controller('programme')
@Policy(only(...OVERSEERS))
export class ProgrammeController {
  constructor(
    private readonly staffCalls: StaffCalls,
    private readonly figures: ProgrammeFigures,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return page(reply, <ProgrammePage view={viewOf(request, reply)} lines={await this.lines(request)} />);
  }

  @Get('calls.csv')
  async csv(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    reply.type('text/csv; charset=utf-8');
    reply.header('content-disposition', 'attachment; filename="programme.csv"');
    return programmeCsv(await this.lines(request));
  }

  private async lines(request: FastifyRequest): Promise<readonly ProgrammeLine[]> {
    const calls = (await this.staffCalls.of(request, OVERSEERS)).map(({ call }) => call);
    const figures = await this.figures.of(calls.map(({ id }) => id));
    return figures.flatMap((each) => {
      const call = calls.find(({ id }) => id === each.callId);
      return call ? [{ call, figures: each }] : [];
    });
  }
}
