import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DesignPage } from '../ui/design-page.js';
import { page } from './answer.js';
import { everybody, Policy } from './policy.js';
import { viewOf } from './views.js';

/** Every component in all its states. */
@Controller('design')
export class DesignController {
  @Get()
  @Policy(everybody)
  show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    return page(reply, <DesignPage view={viewOf(request, reply)} />);
  }
}
