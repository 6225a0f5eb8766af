import { Body, Controller, Delete, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ForgetView, OwnViews, SaveView } from '#libs/identity';
import { Clock } from '#libs/kernel';
import { OBLIGATION_KINDS } from '#libs/programme';
import { z } from 'zod';
import { Answers, instant, listOf } from '../api/answers.js';
import { keyIn, pageOf, pageQuery, placeInTime, wholeList } from '../api/cursor.js';
import { only, Policy } from '../http/policy.js';
import { actorAnywhere, commandOf, visitorOf } from '../http/who.js';
import { OfficeWork } from './office-work.js';
import { StaffCalls } from './staff-calls.js';

// There are kinds: the list is a constant.
const kind = z.enum(OBLIGATION_KINDS as [(typeof OBLIGATION_KINDS)[number], ...(typeof OBLIGATION_KINDS)[number][]]);
const listQuery = pageQuery.extend({
  kind: kind.optional(),
  call: z.string().optional().meta({ description: 'Code of a call' }),
  lot: z.string().optional(),
  search: z.string().max(200).optional(),
  late: z.literal('yes').optional(),
});
const place = z.strictObject({ dueAt: placeInTime, key: z.string().max(120) });

const obligationShown = z
  .object({
    kind,
    id: z.string().meta({ description: 'The instance or the question; of missing readers the stage' }),
    callId: z.uuid(),
    dueAt: instant.nullable(),
    many: z.int(),
    isClarified: z.boolean(),
    file: z
      .object({ id: z.uuid(), code: z.string(), title: z.string(), organisationName: z.string(), lot: z.string() })
      .nullable(),
    text: z.string().nullable(),
  })
  .meta({ id: 'Obligation' });
const viewShown = z.object({ id: z.uuid(), name: z.string(), address: z.string() }).meta({ id: 'SavedView' });
const viewInput = z
  .strictObject({
    name: z.string().trim().min(1).max(80),
    address: z
      .string()
      .regex(/^\/work\?/)
      .max(1000),
  })
  .meta({ id: 'SavedViewInput' });
const viewMade = z.object({ viewId: z.uuid() }).meta({ id: 'SavedViewMade' });

/** What waits for the office, and the lists that somebody of it keeps. */
@Controller('api/v1/work')
@ApiTags('files')
@Policy(only('officer', 'auditor'))
export class ObligationsApiController {
  constructor(
    private readonly staffCalls: StaffCalls,
    private readonly officeWork: OfficeWork,
    private readonly ownViews: OwnViews,
    private readonly saveView: SaveView,
    private readonly forgetView: ForgetView,
    private readonly clock: Clock,
  ) {}

  @Get('obligations')
  @Answers({ summary: 'What waits for the office, the oldest first', status: 200, schema: listOf(obligationShown) })
  async list(@Req() request: FastifyRequest, @Query({ schema: listQuery }) query: z.output<typeof listQuery>) {
    const { limit, cursor, ...asked } = query;
    const calls = await this.staffCalls.of(request);
    const from = keyIn(cursor, place) ?? undefined;
    const work = await this.officeWork.of(calls, { ...asked, from }, { limit: limit + 1, now: this.clock.now() });
    return pageOf(work.rows, limit, ({ place: { dueAt, key } }) => ({ dueAt, key }));
  }

  @Get('views')
  @Answers({ summary: 'The lists that you keep', status: 200, schema: listOf(viewShown) })
  async views(@Req() request: FastifyRequest) {
    return wholeList(await this.ownViews.of(visitorOf(request).personId));
  }

  @Post('views')
  @Answers({ summary: 'Keep a list under a name', status: 201, schema: viewMade })
  keep(@Req() request: FastifyRequest, @Body({ schema: viewInput }) view: z.output<typeof viewInput>) {
    return this.saveView.execute({ ...commandOf(request, actorAnywhere(request)), ...view });
  }

  @Delete('views/:view')
  @Answers({ summary: 'Forget a list', status: 204 })
  async forget(@Req() request: FastifyRequest, @Param('view') viewId: string): Promise<void> {
    await this.forgetView.execute({ ...commandOf(request, actorAnywhere(request)), viewId });
  }
}
