import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Calls } from '#libs/calls';
import { Clock } from '#libs/kernel';
import { page } from '../http/answer.js';
import { everybody, Policy } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { FrontPage } from './front.page.js';

@Controller()
export class FrontController {
  constructor(
    private readonly calls: Calls,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Policy(everybody)
  async front(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const view = viewOf(request, reply);
    const [open, published] = await Promise.all([this.calls.open(this.clock.now()), this.calls.published()]);
    const past = published.filter(({ id }) => !open.some((call) => call.id === id));
    return page(reply, <FrontPage view={view} open={open} past={past} />);
  }
}
