import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import {
  DECIDED_STEPS,
  DecidePayments,
  DecisionBlocked,
  Dossiers,
  EvidenceOfPayments,
  PaymentChangedSince,
} from '#libs/payments';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { callsRead } from '../grants/grant-files.js';
import { page } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { type Problem, problemOf } from '../http/problem.js';
import { sentenceOf } from '../http/problem-words.js';
import { typedIn } from '../http/read-form.js';
import { InputInvalid } from '../http/refusals.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf, visitorOf } from '../http/who.js';
import { PaymentDossiers } from '../payments/payment-dossiers.js';
import { shownText } from '../payments/seen.schema.js';
import { MOST_TOGETHER, type TogetherAsked, togetherAsked } from './finance-address.js';
import { SEEN, TogetherPage } from './together.page.js';
import { WaitingPayments } from './waiting-payments.js';

const form = z.object({
  step: z.enum(DECIDED_STEPS),
  payments: z
    .array(z.object({ paymentId: z.uuid(), shown: shownText }))
    .min(1)
    .max(MOST_TOGETHER),
});

/** Which payments each of the two pairs of eyes looks at. */
const GROUP = { check: 'toCheck', approve: 'toApprove' } as const;

/** Several payments looked at together, and decided on as they were shown: all or none. */
@Controller('finance/together')
@Policy(only('financeOfficer'))
export class TogetherController {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly waiting: WaitingPayments,
    private readonly evidence: EvidenceOfPayments,
    private readonly paymentDossiers: PaymentDossiers,
    private readonly decidePayments: DecidePayments,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  async show(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return page(reply, await this.element(request, reply, togetherAsked(query)));
  }

  @Post()
  async decide(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { step, payments } = sentIn(request.body);
    const actor = await this.paymentDossiers.actorOnAll(request, payments);
    try {
      await this.decidePayments.execute({ ...commandOf(request, actor), step, payments });
    } catch (error) {
      if (!(error instanceof PaymentChangedSince || error instanceof DecisionBlocked)) throw error;
      const asked = { step, payments: payments.map(({ paymentId }) => paymentId) };
      return page(reply, await this.element(request, reply, asked, problemOf(error)), 409);
    }
    return this.flashes.seeOther(request, reply, {
      path: '/finance',
      key: `finance.together.${step}.done`,
      params: { count: payments.length },
    });
  }

  private async element(
    request: FastifyRequest,
    reply: FastifyReply,
    { step, payments: ids }: TogetherAsked,
    problem?: Problem,
  ) {
    const filter = { ...callsRead(request, ['financeOfficer']), group: GROUP[step], ids };
    const asked = { limit: MOST_TOGETHER, after: null };
    const found = await this.dossiers.page(visitorOf(request).personId, filter, asked);
    const [{ payments }, evidence] = await Promise.all([
      this.waiting.of(request, step, found),
      this.evidence.of(found.map(({ record }) => record.id)),
    ]);
    const view = viewOf(request, reply);
    const refused = problem ? { title: sentenceOf(view, problem), reasons: problem.reasons } : null;
    const shown = { step, payments, evidence, gone: ids.length - found.length, refused, formKey: newFormKey() };
    return <TogetherPage view={view} {...shown} />;
  }
}

/** Which step, and what the page showed of each payment; a form without it is none of ours. */
function sentIn(body: unknown): z.output<typeof form> {
  const typed = typedIn(body);
  const payments = Object.entries(typed).flatMap(([name, shown]) =>
    name.startsWith(SEEN) ? [{ paymentId: name.slice(SEEN.length), shown }] : [],
  );
  const read = form.safeParse({ step: typed['step'], payments });
  if (read.success) return read.data;
  throw new InputInvalid([{ path: ['payment'], key: 'payments.error.nothing-decided', params: {} }]);
}
