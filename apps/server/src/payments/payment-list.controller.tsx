import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { Dossiers, placeOf } from '#libs/payments';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callsRead } from '../grants/grant-files.js';
import { page } from '../http/answer.js';
import { only, Policy } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { visitorOf } from '../http/who.js';
import { PAYMENT_READERS } from './payment-dossiers.js';
import { PaymentListPage } from './payment-list.page.js';
import { paymentsAddress, paymentsAsked } from './payments-address.js';

const PAGE = 50;

@Controller('payments')
@Policy(only(...PAYMENT_READERS))
export class PaymentListController {
  constructor(private readonly dossiers: Dossiers) {}

  @Get()
  async list(@Query() query: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const asked = paymentsAsked(query);
    const filter = { ...callsRead(request, PAYMENT_READERS), group: asked.group, search: asked.search };
    const { personId } = visitorOf(request);
    const [rows, counts] = await Promise.all([
      this.dossiers.page(personId, filter, { limit: PAGE + 1, after: asked.after ?? null }),
      this.dossiers.counts(filter),
    ]);
    const shown = rows.slice(0, PAGE);
    const last = rows.length > PAGE ? shown.at(-1) : undefined;
    const nextHref = last ? paymentsAddress({ ...asked, after: placeOf(last) }) : null;
    const view = viewOf(request, reply);
    return page(reply, <PaymentListPage view={view} asked={asked} counts={counts} rows={shown} nextHref={nextHref} />);
  }
}
