import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Minutes } from '#libs/awards';
import { page } from '../http/answer.js';
import { only, Policy } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { CommitteeCalls } from './committee-calls.js';
import { MinutesPage } from './minutes.page.js';

/** The minutes of the committee, drafted from what it decided; made to be printed. */
@Controller('calls/:code/minutes')
@Policy(only('chair', 'secretary', 'committeeMember', 'officer', 'authority', 'auditor'))
export class MinutesController {
  constructor(
    private readonly committeeCalls: CommitteeCalls,
    private readonly minutes: Minutes,
  ) {}

  @Get()
  async show(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { call, actor } = await this.committeeCalls.open(request, code);
    return page(
      reply,
      <MinutesPage view={viewOf(request, reply)} call={call} decisions={await this.minutes.of(call.id, actor.id)} />,
    );
  }
}
