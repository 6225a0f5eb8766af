import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Answers, instant, listOf } from '../api/answers.js';
import { cursorOf, keyIn, pageQuery } from '../api/cursor.js';
import { only, Policy } from '../http/policy.js';
import { GivenFilePlaces } from './given-file-places.js';
import { GivenFilesDesk } from './given-files-desk.js';

const place = z.string().max(200).meta({
  description: '`applications/ID/SET/KIND`, `reports/ID/KIND` or `organisations/ID/KIND`: where the file is asked for',
});
const query = pageQuery.extend({
  for: place,
  q: z.string().max(200).default('').meta({ description: 'Part of a name, or of where it was used' }),
});
const input = z
  .strictObject({
    for: place,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    validUntil: z.iso
      .date()
      .nullable()
      .default(null)
      .meta({ description: 'For a paper of the organisation: the last day on which it holds' }),
  })
  .meta({ id: 'GivenFileChoice' });

const fileGiven = z
  .object({
    sha256: z.string(),
    name: z.string(),
    extension: z.string(),
    sizeBytes: z.int(),
    givenAt: instant,
    validUntil: z.string().nullable(),
    uses: z.array(
      z.object({
        place: z.enum(['application', 'report', 'organisation']),
        placeId: z.uuid(),
        label: z.string().nullable(),
        kind: z.string(),
        givenAt: z.string(),
      }),
    ),
  })
  .meta({ id: 'GivenFile' });

const documentMade = z.object({ documentId: z.uuid() });
const whereBegun = z.object({ from: z.int().min(0).max(100_000) });

/** Files that an organisation has given before, for programs. */
@Controller('api/v1/given-files')
@ApiTags('applications')
@Policy(only('applicant'))
export class GivenFilesApiController {
  constructor(
    private readonly places: GivenFilePlaces,
    private readonly desk: GivenFilesDesk,
  ) {}

  @Get()
  @Answers({ summary: 'Files that may be used again where one is asked for', status: 200, schema: listOf(fileGiven) })
  async list(@Req() request: FastifyRequest, @Query({ schema: query }) asked: z.output<typeof query>) {
    const { limit, cursor, q } = asked;
    const from = keyIn(cursor, whereBegun)?.from ?? 0;
    const found = await this.desk.list(await this.places.open(request, asked.for), { words: q.trim(), from, limit });
    return { items: found.files, next: found.hasMore ? cursorOf({ from: from + limit }) : null };
  }

  @Post()
  @Answers({ summary: 'Use a file again instead of sending it', status: 201, schema: documentMade })
  async choose(@Req() request: FastifyRequest, @Body({ schema: input }) chosen: z.output<typeof input>) {
    return this.desk.take(request, await this.places.open(request, chosen.for), chosen);
  }
}
