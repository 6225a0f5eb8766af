import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { page } from '../http/answer.js';
import { everybody, Policy } from '../http/policy.js';
import { typedIn, typedText } from '../http/read-form.js';
import { viewOf } from '../http/views.js';
import { Answers } from './answers.js';
import { ApiDocument, type ApiDescription } from './api-document.js';
import { DocsPage } from './docs.page.js';

/** The description of the API: for programs, and for people. */
@ApiTags('docs')
@Controller('api/v1')
export class DocsController {
  constructor(private readonly document: ApiDocument) {}

  @Get('openapi.json')
  @Policy(everybody)
  @Answers({ summary: 'This description', status: 200, file: 'application/json' })
  json(@Res({ passthrough: true }) reply: FastifyReply): ApiDescription {
    reply.header('cache-control', 'public, max-age=300').header('access-control-allow-origin', '*');
    return this.document.get();
  }

  @Get('docs')
  @Policy(everybody)
  @Answers({ summary: 'The same to be read', status: 200, file: 'text/html' })
  read(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    const part = typedText(typedIn(query), 'part') || null;
    return page(reply, <DocsPage view={viewOf(request, reply)} description={this.document.get()} part={part} />);
  }
}
