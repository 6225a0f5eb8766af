import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { GrantStory } from '#libs/contracts';
import { ApprovePayment, changesSince, CheckPayment, PaymentChangedSince } from '#libs/payments';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { page } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { InputInvalid } from '../http/refusals.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { PAYMENT_READERS, PaymentDossiers } from './payment-dossiers.js';
import { PaymentPage } from './payment.page.js';
import { shownText } from './seen.schema.js';

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
    return page(reply, await this.element(request, reply, { id }));
  }

  @Post('check')
  @Policy(only('financeOfficer'))
  check(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.look(request, reply, { id, step: 'check' });
  }

  @Post('approve')
  @Policy(only('financeOfficer'))
  approve(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.look(request, reply, { id, step: 'approve' });
  }

  /** Acts on what the page showed. Once that is not what is there, the page is shown again and says what changed. */
  private async look(
    request: FastifyRequest,
    reply: FastifyReply,
    { id, step }: { readonly id: string; readonly step: 'check' | 'approve' },
  ): Promise<string> {
    const { actor } = await this.paymentDossiers.open(request, id);
    const command = { ...commandOf(request, actor), paymentId: id, shown: seenIn(request.body) };
    try {
      await (step === 'check' ? this.checkPayment : this.approvePayment).execute(command);
    } catch (error) {
      if (!(error instanceof PaymentChangedSince)) throw error;
      return page(reply, await this.element(request, reply, { id, seen: command.shown }), 409);
    }
    return this.flashes.seeOther(request, reply, { path: `/payments/${id}`, key: `payments.${step}.done` });
  }

  private async element(
    request: FastifyRequest,
    reply: FastifyReply,
    { id, seen }: { readonly id: string; readonly seen?: string },
  ) {
    const file = await this.paymentDossiers.open(request, id);
    const [actions, told] = await Promise.all([
      this.paymentDossiers.actionsOn(file),
      this.story.of(file.dossier.record.grantId, 'office'),
    ]);
    return (
      <PaymentPage
        view={viewOf(request, reply)}
        file={file}
        actions={actions}
        moments={told.filter(({ instanceId }) => instanceId === id)}
        formKey={newFormKey()}
        changes={seen === undefined ? [] : changesSince({ dossier: file.dossier, seen })}
      />
    );
  }
}

/** What the page showed when the button was pressed; a form without it is none of ours. */
function seenIn(body: unknown): string {
  const read = shownText.safeParse(typeof body === 'object' && body !== null ? Reflect.get(body, 'shown') : undefined);
  if (read.success) return read.data;
  throw new InputInvalid([{ path: ['shown'], key: 'http.input.invalid_value', params: {} }]);
}
