import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { page } from './answer.js';
import { everybody, Policy } from './policy.js';
import { StatementPage } from './statement.page.js';
import { viewOf } from './views.js';

/** What every page's foot leads to. */
@Controller()
@Policy(everybody)
export class StatementsController {
  @Get('accessibility')
  accessibility(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    const sections = ['done', 'limits', 'contact'];
    return page(
      reply,
      <StatementPage view={viewOf(request, reply)} of="http.statements.accessibility" sections={sections} />,
    );
  }

  @Get('privacy')
  privacy(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    const sections = ['what', 'why', 'who', 'long', 'cookies', 'rights'];
    return page(
      reply,
      <StatementPage view={viewOf(request, reply)} of="http.statements.privacy" sections={sections} />,
    );
  }
}
