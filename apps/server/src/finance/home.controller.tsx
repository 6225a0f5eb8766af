import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { type DecidedStep, Dossiers, NotePaymentsSeen, type PaymentFilter } from '#libs/payments';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { StaffCalls } from '../evaluation/staff-calls.js';
import { callsRead } from '../grants/grant-files.js';
import { page } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { typedIn } from '../http/read-form.js';
import { InputInvalid } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { actorAnywhere, commandOf, visitorOf } from '../http/who.js';
import { FinanceHomePage, LOOK } from './home.page.js';
import { type Waiting, WaitingPayments } from './waiting-payments.js';

/** As many of each step as can be looked over; the lists have the others. */
const ON_THE_HOME = 15;
const PAYS = ['financeOfficer'] as const;

const looks = z
  .array(z.object({ paymentId: z.uuid(), glance: z.string().max(1_000) }))
  .min(1)
  .max(2 * ON_THE_HOME);

/** Where a finance officer begins. */
@Controller('finance')
@Policy(only(...PAYS))
export class FinanceHomeController {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly staffCalls: StaffCalls,
    private readonly waiting: WaitingPayments,
    private readonly noteSeen: NotePaymentsSeen,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const filter = callsRead(request, PAYS);
    const [check, approve, sums, calls] = await Promise.all([
      this.step(request, 'check', { ...filter, group: 'toCheck' }),
      this.step(request, 'approve', { ...filter, group: 'toApprove' }),
      this.dossiers.sums(filter),
      this.staffCalls.of(request, PAYS),
    ]);
    const shown = {
      waiting: { check: check.waiting, approve: approve.waiting },
      more: { check: check.hasMore, approve: approve.hasMore },
      sums,
      calls: calls.map(({ call }) => call),
    };
    return page(reply, <FinanceHomePage view={viewOf(request, reply)} {...shown} />);
  }

  /** "I have looked": from now on what is different is marked. */
  @Post('seen')
  async seen(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { callIds } = callsRead(request, PAYS);
    const command = commandOf(request, actorAnywhere(request));
    await this.noteSeen.execute({ ...command, callIds, looks: looksIn(request.body) });
    return this.flashes.seeOther(request, reply, { path: '/finance', key: 'finance.since.done' });
  }

  private async step(
    request: FastifyRequest,
    step: DecidedStep,
    filter: PaymentFilter,
  ): Promise<{ readonly waiting: Waiting; readonly hasMore: boolean }> {
    const asked = { limit: ON_THE_HOME + 1, after: null };
    const found = await this.dossiers.page(visitorOf(request).personId, filter, asked);
    const waiting = await this.waiting.of(request, step, found.slice(0, ON_THE_HOME));
    return { waiting, hasMore: found.length > ON_THE_HOME };
  }
}

/** What the page showed of each payment; a form without any is none of ours. */
function looksIn(body: unknown) {
  const read = looks.safeParse(
    Object.entries(typedIn(body)).flatMap(([name, glance]) =>
      name.startsWith(LOOK) ? [{ paymentId: name.slice(LOOK.length), glance }] : [],
    ),
  );
  if (read.success) return read.data;
  throw new InputInvalid([{ path: ['look'], key: 'http.input.invalid_value', params: {} }]);
}
