import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DecideSameOrganisation, OrganisationLookalikes, SAME_SIGNS } from '#libs/identity';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Answers, instant, listOf } from '../../api/answers.js';
import { wholeList } from '../../api/cursor.js';
import { only, Policy } from '../../http/policy.js';
import { actorAnywhere, commandOf } from '../../http/who.js';
import { MOST_PAIRS } from './duplicates.controller.js';
import { sameInput } from './same.schema.js';

const side = z.object({
  id: z.uuid(),
  name: z.string(),
  nameAr: z.string().nullable(),
  receiptNumber: z.string().nullable(),
  ice: z.string().nullable(),
  rib: z.string().nullable(),
  region: z.string(),
  province: z.string().nullable(),
  foundedOn: z.string(),
  members: z.int(),
  applications: z.int(),
});

const pairShown = z
  .object({
    id: z.uuid(),
    signs: z.array(z.enum(SAME_SIGNS)),
    foundAt: instant,
    first: side,
    second: side,
    decisions: z.array(z.object({ keptId: z.uuid().nullable(), reason: z.string(), at: instant, by: z.string() })),
  })
  .meta({ id: 'OrganisationPair' });

/** Organisations that may be one, for programs of the office. */
@Controller('api/v1/organisation-pairs')
@ApiTags('organisations')
export class DuplicatesApiController {
  constructor(
    private readonly lookalikes: OrganisationLookalikes,
    private readonly decideSame: DecideSameOrganisation,
  ) {}

  @Get()
  @Policy(only('officer', 'operator'))
  @Answers({ summary: 'Organisations that may be one, undecided first', status: 200, schema: listOf(pairShown) })
  async list() {
    return wholeList(await this.lookalikes.pairs(MOST_PAIRS));
  }

  @Post(':pair/decision')
  @Policy(only('officer', 'operator'))
  @Answers({ summary: 'Say whether two are one; one of them then makes no new applications', status: 204 })
  async decide(
    @Req() request: FastifyRequest,
    @Param('pair', { schema: z.uuid() }) pairId: string,
    @Body({ schema: sameInput }) decision: z.output<typeof sameInput>,
  ): Promise<void> {
    await this.decideSame.execute({ ...commandOf(request, actorAnywhere(request)), pairId, ...decision });
  }
}
