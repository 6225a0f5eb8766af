import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { Standings, WhatFollowed } from '#libs/operation';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { page } from '../http/answer.js';
import { only, Policy } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { putAside } from './operator.page.js';
import { TracePage } from './trace.page.js';

const asked = z.object({ id: z.string().trim().max(200).default('') });

/** What followed from a request, by the reference number that its sender was told. */
@Controller('operator/trace')
@Policy(only('operator'))
export class TraceController {
  constructor(
    private readonly followed: WhatFollowed,
    private readonly standings: Standings,
  ) {}

  @Get()
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query({ schema: asked }) { id }: z.output<typeof asked>,
  ): Promise<string> {
    const [steps, standing] = await Promise.all([id === '' ? [] : this.followed.from(id), this.standings.now()]);
    return page(reply, <TracePage view={viewOf(request, reply)} id={id} steps={steps} put={putAside(standing)} />);
  }
}
