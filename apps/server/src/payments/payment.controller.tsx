import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { GrantStory } from '#libs/contracts';
import { ApprovePayment, CheckPayment } from '#libs/payments';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { page } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { InputInvalid } from '../http/refusals.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { PAYMENT_READERS, PaymentDossiers } from './payment-dossiers.js';
import { PaymentPage } from './payment.page.js';

const seen = z.object({ shown: z.string().regex(/^[0-9a-f]{64}$/) });

/** One payment: what is paid to whom, what stands in the way, and the two pairs of eyes. */
@Controller('payments/:id')
export class PaymentController {
  constructor(
    private readonly paymentDossiers: PaymentDossiers,
    private readonly story: GrantStory,
    private readonly checkPayment: CheckPayment,
    private readonly approvePayment: ApprovePayment,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  @Policy(only(...PAYMENT_READERS))
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const file = await this.paymentDossiers.open(request, id);
    const [actions, told] = await Promise.all([
      this.paymentDossiers.actionsOn(file),
      this.story.of(file.dossier.record.grantId, 'office'),
    ]);
    const moments = told.filter(({ instanceId }) => instanceId === id);
    return page(
      reply,
      <PaymentPage
        view={viewOf(request, reply)}
        file={file}
        actions={actions}
        moments={moments}
        formKey={newFormKey()}
      />,
    );
  }

  @Post('check')
  @Policy(only('financeOfficer'))
  async check(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { actor } = await this.paymentDossiers.open(request, id);
    await this.checkPayment.execute({ ...commandOf(request, actor), paymentId: id, shown: seenIn(request.body) });
    return this.flashes.seeOther(request, reply, { path: `/payments/${id}`, key: 'payments.check.done' });
  }

  @Post('approve')
  @Policy(only('financeOfficer'))
  async approve(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { actor } = await this.paymentDossiers.open(request, id);
    await this.approvePayment.execute({ ...commandOf(request, actor), paymentId: id, shown: seenIn(request.body) });
    return this.flashes.seeOther(request, reply, { path: `/payments/${id}`, key: 'payments.approve.done' });
  }
}

/** What the page showed when the button was pressed; a form without it is none of ours. */
function seenIn(body: unknown): string {
  const read = seen.safeParse(body);
  if (read.success) return read.data.shown;
  throw new InputInvalid([{ path: ['shown'], key: 'http.input.invalid_value', params: {} }]);
}
