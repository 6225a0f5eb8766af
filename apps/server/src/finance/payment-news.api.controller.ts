import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Dossiers, NotePaymentsSeen, placeOf } from '#libs/payments';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Answers, instant, listOf } from '../api/answers.js';
import { keyIn, LONGEST_PAGE, pageOf, pageQuery, placeInTime } from '../api/cursor.js';
import { callsRead } from '../grants/grant-files.js';
import { only, Policy } from '../http/policy.js';
import { actorAnywhere, commandOf, visitorOf } from '../http/who.js';

const PAYS = ['financeOfficer'] as const;
const place = z.object({ dueAt: placeInTime, id: z.uuid() });
const glance = z
  .string()
  .max(1_000)
  .meta({ description: 'What is seen of the payment now; sent back as it is to say that it was seen' });
const listQuery = pageQuery.extend({ group: z.enum(['toCheck', 'toApprove']).optional() });
const newsShown = z
  .object({
    paymentId: z.uuid(),
    glance,
    news: z.array(z.enum(['new', 'step', 'paid', 'obstacles'])).meta({ description: 'What is different since then' }),
    lookedAt: instant.nullable().meta({ description: 'When you last said that you had looked' }),
  })
  .meta({ id: 'PaymentNews' });
const seenInput = z
  .strictObject({
    looks: z
      .array(z.strictObject({ paymentId: z.uuid(), glance }))
      .min(1)
      .max(LONGEST_PAGE),
  })
  .meta({ id: 'PaymentsSeen' });

/** What changed among the payments since a finance officer looked. */
@Controller('api/v1/payment-news')
@ApiTags('payments')
@Policy(only(...PAYS))
export class PaymentNewsApiController {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly noteSeen: NotePaymentsSeen,
  ) {}

  @Get()
  @Answers({
    summary: 'Payments, the oldest obligation first, each with what changed since you looked',
    status: 200,
    schema: listOf(newsShown),
  })
  async list(@Req() request: FastifyRequest, @Query({ schema: listQuery }) asked: z.output<typeof listQuery>) {
    const { limit, cursor, ...filter } = asked;
    const { personId } = visitorOf(request);
    const after = keyIn(cursor, place);
    const rows = await this.dossiers.page(
      personId,
      { ...callsRead(request, PAYS), ...filter },
      { limit: limit + 1, after },
    );
    const { items, next } = pageOf(rows, limit, (last) => ({ ...placeOf(last) }));
    const { since, of } = await this.dossiers.newsFor(personId, items);
    return {
      items: items.map((dossier) => ({
        paymentId: dossier.record.id,
        glance: dossier.glance,
        news: of.get(dossier.record.id) ?? [],
        lookedAt: since,
      })),
      next,
    };
  }

  @Post('seen')
  @Answers({ summary: 'Say that you have looked: from now on what is different is marked', status: 204 })
  async seen(
    @Req() request: FastifyRequest,
    @Body({ schema: seenInput }) { looks }: z.output<typeof seenInput>,
  ): Promise<void> {
    const { callIds } = callsRead(request, PAYS);
    await this.noteSeen.execute({ ...commandOf(request, actorAnywhere(request)), callIds, looks });
  }
}
