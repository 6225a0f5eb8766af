import { Controller, Get, Req, Res } from '@nestjs/common';
import { Standings } from '#libs/operation';
import { Queues } from '#libs/platform';
import { JOBS } from '#libs/programme';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { page } from '../http/answer.js';
import { only, Policy } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { OperatorPage } from './operator.page.js';

/** How the installation stands, in plain words, for its operators. */
@Controller('operator')
@Policy(only('operator'))
export class OperatorController {
  constructor(
    private readonly standings: Standings,
    private readonly queues: Queues,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    // A queue that is away is one of the things that this page says.
    const [standing, depths] = await Promise.all([this.standings.now(), this.queues.depths(JOBS).catch(() => null)]);
    return page(reply, <OperatorPage view={viewOf(request, reply)} standing={standing} depths={depths} />);
  }
}
