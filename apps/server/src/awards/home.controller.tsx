import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AwardRegister } from '#libs/awards';
import { Impartiality } from '#libs/evaluation';
import { page } from '../http/answer.js';
import { only, Policy } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { visitorOf } from '../http/who.js';
import { CommitteeCalls } from './committee-calls.js';
import { HomePage } from './home.page.js';

@Controller('committee')
@Policy(only('chair', 'secretary', 'committeeMember', 'officer', 'authority', 'auditor'))
export class CommitteeHomeController {
  constructor(
    private readonly committeeCalls: CommitteeCalls,
    private readonly register: AwardRegister,
    private readonly impartiality: Impartiality,
  ) {}

  @Get()
  async home(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const calls = await this.committeeCalls.of(request);
    const entries = await Promise.all(
      calls.map(async ({ call, actor }) => ({ call, actor, progress: await this.register.progress(call.id) })),
    );
    const unsigned = await this.impartiality.unsigned(visitorOf(request).personId);
    return page(reply, <HomePage view={viewOf(request, reply)} entries={entries} unsigned={unsigned} />);
  }
}
