import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { LotRanking, STAGES, type Stage } from '#libs/awards';
import { z } from 'zod';
import { Answers, listOf } from '../api/answers.js';
import { cursorOf, keyIn, pageQuery } from '../api/cursor.js';
import { letterShown } from '../eligibility/files.answers.js';
import { only, Policy } from '../http/policy.js';
import { BatchLetters } from './batch-letters.js';
import { CommitteeCalls } from './committee-calls.js';

const stage = z.enum(STAGES);
const place = z.object({ from: z.int().min(0) });
const letterOfFile = letterShown
  .extend({ applicationId: z.uuid(), code: z.string().nullable(), organisationName: z.string() })
  .meta({ id: 'LetterOfDecision' });

/** The letters of a whole decision, before it is made. */
@Controller('api/v1/calls/:code')
@ApiTags('committee')
export class LettersApiController {
  constructor(
    private readonly committeeCalls: CommitteeCalls,
    private readonly ranking: LotRanking,
    private readonly letters: BatchLetters,
  ) {}

  @Get('lots/:lot/rankings/:stage/letters')
  @Policy(only('chair', 'secretary', 'officer', 'authority', 'auditor'))
  @Answers({
    summary: 'What the decision on a lot will write to each applicant; none once it is made',
    status: 200,
    schema: listOf(letterOfFile),
  })
  async list(
    @Param('code') code: string,
    @Param('lot') lot: string,
    @Param('stage', { schema: stage }) stage_: Stage,
    @Req() request: FastifyRequest,
    @Query({ schema: pageQuery }) { limit, cursor }: z.output<typeof pageQuery>,
  ) {
    const { call } = await this.committeeCalls.openLot(request, { code, lot });
    const { lines, decided } = await this.ranking.of({ callId: call.id, lot }, stage_);
    const open = decided ? [] : lines;
    const { from } = keyIn(cursor, place) ?? { from: 0 };
    const letters = await this.letters.of(open.slice(from, from + limit));
    const items = letters.map(({ line: { applicationId, code: own, organisationName, outcome }, preview }) => ({
      applicationId,
      code: own,
      organisationName,
      event: outcome,
      ...preview,
    }));
    return { items, next: from + limit < open.length ? cursorOf({ from: from + limit }) : null };
  }
}
