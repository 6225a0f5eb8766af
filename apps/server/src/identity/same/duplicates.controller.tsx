import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { DecideSameOrganisation, OrganisationLookalikes } from '#libs/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { page, pageAgain } from '../../http/answer.js';
import { Flashes } from '../../http/flashes.js';
import { only, Policy } from '../../http/policy.js';
import { readForm, type Typed } from '../../http/read-form.js';
import { viewOf } from '../../http/views.js';
import { actorAnywhere, commandOf } from '../../http/who.js';
import type { FieldError } from '../../ui/field-error.js';
import { DuplicatesPage } from './duplicates.page.js';
import { sameForm } from './same.schema.js';

export const MOST_PAIRS = 100;
const uuid = z.uuid();

/** Where the office looks at organisations that may be one. */
@Controller('duplicates')
export class DuplicatesController {
  constructor(
    private readonly lookalikes: OrganisationLookalikes,
    private readonly decideSame: DecideSameOrganisation,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  @Policy(only('officer', 'operator'))
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return page(reply, await this.element(request, reply, null, {}, []));
  }

  @Post(':pair')
  @Policy(only('officer', 'operator'))
  async decide(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('pair', { schema: uuid }) pairId: string,
    @Body() body: unknown,
  ) {
    const form = readForm(sameForm, body, viewOf(request, reply));
    if (!form.ok) return pageAgain(reply, await this.element(request, reply, pairId, form.typed, form.errors));
    const command = commandOf(request, actorAnywhere(request));
    await this.decideSame.execute({ ...command, pairId, keptId: form.value.kept, reason: form.value.reason });
    return this.flashes.seeOther(request, reply, { path: '/duplicates', key: 'ownership.decided' });
  }

  private async element(
    request: FastifyRequest,
    reply: FastifyReply,
    answered: string | null,
    typed: Typed,
    errors: readonly FieldError[],
  ) {
    const pairs = await this.lookalikes.pairs(MOST_PAIRS);
    return <DuplicatesPage view={viewOf(request, reply)} {...{ pairs, answered, typed, errors }} />;
  }
}
