import { Body, Controller, Get, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { DecideOwnership, OwnershipRegister, OwnershipTooEarly } from '#libs/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { attachment } from '../../applications/attachment.js';
import { page, pageAgain } from '../../http/answer.js';
import { Flashes } from '../../http/flashes.js';
import { only, Policy } from '../../http/policy.js';
import { problemOf } from '../../http/problem.js';
import { sentenceOf } from '../../http/problem-words.js';
import { readForm, type Typed } from '../../http/read-form.js';
import { viewOf } from '../../http/views.js';
import { actorAnywhere, commandOf } from '../../http/who.js';
import type { FieldError } from '../../ui/field-error.js';
import { OwnershipRequestsPage } from './ownership-requests.page.js';
import { decisionForm } from './ownership.schema.js';

const AT_MOST = 100;
const uuid = z.uuid();

/** Where the programme answers members who ask to own their organisation. */
@Controller('ownership-requests')
export class OwnershipRequestsController {
  constructor(
    private readonly register: OwnershipRegister,
    private readonly decideOwnership: DecideOwnership,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  @Policy(only('officer', 'operator'))
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return page(reply, await this.element(request, reply, null, {}, []));
  }

  @Get(':request/proof')
  @Policy(only('officer', 'operator'))
  async proof(@Res({ passthrough: true }) reply: FastifyReply, @Param('request', { schema: uuid }) id: string) {
    return new StreamableFile(attachment(reply, await this.register.proof(id)));
  }

  @Post(':request')
  @Policy(only('officer', 'operator'))
  async decide(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('request', { schema: uuid }) requestId: string,
    @Body() body: unknown,
  ) {
    const view = viewOf(request, reply);
    const form = readForm(decisionForm, body, view);
    if (!form.ok) return pageAgain(reply, await this.element(request, reply, requestId, form.typed, form.errors));
    try {
      await this.decideOwnership.execute({
        ...commandOf(request, actorAnywhere(request)),
        requestId,
        ...form.value,
      });
    } catch (error) {
      if (!(error instanceof OwnershipTooEarly)) throw error;
      const errors = [{ name: 'answer', message: sentenceOf(view, problemOf(error)) }];
      return pageAgain(reply, await this.element(request, reply, requestId, form.typed, errors));
    }
    return this.flashes.seeOther(request, reply, { path: '/ownership-requests', key: 'ownership.decided' });
  }

  private async element(
    request: FastifyRequest,
    reply: FastifyReply,
    answered: string | null,
    typed: Typed,
    errors: readonly FieldError[],
  ) {
    const requests = await this.register.all(AT_MOST);
    const shown = { requests, answered, typed, errors };
    return <OwnershipRequestsPage view={viewOf(request, reply)} {...shown} />;
  }
}
