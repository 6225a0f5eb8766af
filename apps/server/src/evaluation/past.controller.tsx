import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Call, Calls } from '#libs/calls';
import { type PastAssessment, PastAssessments } from '#libs/evaluation';
import { z } from 'zod';
import { keyIn, pageOf, placeInTime } from '../api/cursor.js';
import { page } from '../http/answer.js';
import { only, Policy } from '../http/policy.js';
import { typedIn, typedText } from '../http/read-form.js';
import { viewOf } from '../http/views.js';
import { visitorOf } from '../http/who.js';
import { PastPage } from './past.page.js';

const PAGE = 50;

/** The sort key of a list of past assessments. */
export const pastKey = z.object({
  submittedAt: placeInTime.transform((text) => new Date(text)),
  assessmentId: z.uuid(),
});

@Controller('assessments/past')
@Policy(only('assessor'))
export class PastController {
  constructor(
    private readonly past: PastAssessments,
    private readonly calls: Calls,
  ) {}

  @Get()
  async list(@Query() query: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const cursor = typedText(typedIn(query), 'cursor');
    const rows = await this.past.of(visitorOf(request).personId, { limit: PAGE + 1, after: keyIn(cursor, pastKey) });
    const { items, next } = pageOf(rows, PAGE, ({ submittedAt, assessmentId }) => ({
      submittedAt: submittedAt.toISOString(),
      assessmentId,
    }));
    return page(
      reply,
      <PastPage
        view={viewOf(request, reply)}
        assessments={items}
        calls={await this.callsOf(items)}
        nextHref={next ? `/assessments/past?cursor=${next}` : null}
      />,
    );
  }

  private async callsOf(assessments: readonly PastAssessment[]): Promise<ReadonlyMap<string, Call>> {
    const codes = [...new Set(assessments.map(({ callCode }) => callCode))];
    const calls = await Promise.all(codes.map((code) => this.calls.byCode(code)));
    return new Map(calls.map((call) => [call.file.code, call]));
  }
}
