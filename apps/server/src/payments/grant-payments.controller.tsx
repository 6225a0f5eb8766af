import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { GrantLedger, RequestInstalment, SettleWithoutPayment } from '#libs/payments';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Bar, BesideTheBar } from '../grants/grant.page.js';
import { type GrantFile, GrantFiles } from '../grants/grant-files.js';
import { reasonForm, ReasonPage } from '../grants/reason-page.js';
import { reasonsFor } from '../grants/reason-names.js';
import { reasonOf } from '../grants/settlement-obstacle.js';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { readForm, typedText } from '../http/read-form.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { ConfirmPage } from '../ui/confirm-page.js';
import type { FieldError } from '../ui/field-error.js';

/** What is done with the money of a grant as a whole: asking for the next instalment, settling without one. */
@Controller('grants/:id')
export class GrantPaymentsController {
  constructor(
    private readonly grantFiles: GrantFiles,
    private readonly requestInstalment: RequestInstalment,
    private readonly settleWithoutPayment: SettleWithoutPayment,
    private readonly ledger: GrantLedger,
    private readonly flashes: Flashes,
  ) {}

  @Get('instalment')
  @Policy(only('officer'))
  async askInstalment(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { grant } = await this.grantFiles.open(request, id);
    const view = viewOf(request, reply);
    return page(
      reply,
      <ConfirmPage
        view={view}
        title={view.t('payments.instalment.title')}
        caption={<bdi>{grant.contractNumber}</bdi>}
        action={`/grants/${id}/instalment`}
        cancelHref={`/grants/${id}`}
        label={view.t('event.paymentRequested.do')}
        hidden={{ _key: newFormKey() }}
      >
        <p>{view.t('payments.instalment.what', { name: grant.organisationName })}</p>
      </ConfirmPage>,
    );
  }

  @Post('instalment')
  @Policy(only('officer'))
  async request(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { actor } = await this.grantFiles.open(request, id);
    const { paymentId } = await this.requestInstalment.execute({ ...commandOf(request, actor), grantId: id });
    return this.flashes.seeOther(request, reply, { path: `/payments/${paymentId}`, key: 'payments.instalment.done' });
  }

  @Get('settle')
  @Policy(only('financeOfficer'))
  async askSettle(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const file = await this.grantFiles.open(request, id);
    return page(reply, await this.settlePage(request, reply, { file, typed: '', errors: [] }));
  }

  @Post('settle')
  @Policy(only('financeOfficer'))
  async settle(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const file = await this.grantFiles.open(request, id);
    const view = viewOf(request, reply);
    const read = readForm(reasonForm, request.body, view);
    if (!read.ok) {
      const again = { file, typed: typedText(read.typed, 'reason'), errors: read.errors };
      return pageAgain(reply, await this.settlePage(request, reply, again));
    }
    const command = { ...commandOf(request, file.actor), grantId: id, ...read.value };
    const { recoveryMinor } = await this.settleWithoutPayment.execute(command);
    const amount = view.format.money(recoveryMinor, file.grant.currency);
    const key = recoveryMinor > 0 ? 'payments.settle.recovery' : 'payments.settle.done';
    return this.flashes.seeOther(request, reply, { path: `/grants/${id}/ledger`, key, params: { amount } });
  }

  private async settlePage(
    request: FastifyRequest,
    reply: FastifyReply,
    of: { file: GrantFile; typed: string; errors: readonly FieldError[] },
  ) {
    const { file, typed, errors } = of;
    const view = viewOf(request, reply);
    const [actions, { money }] = await Promise.all([this.grantFiles.actionsOn(file), this.ledger.of(file.grant.id)]);
    const hindrances = reasonsFor(view, file.call, actions, 'balanceSettledWithoutPayment');
    const obstacle = hindrances.length > 0 ? null : await this.settleWithoutPayment.obstacleTo(file.grant.id);
    return (
      <ReasonPage
        view={view}
        title={view.t('payments.settle.title')}
        caption={<bdi>{file.grant.contractNumber}</bdi>}
        action={`/grants/${file.grant.id}/settle`}
        cancelHref={`/grants/${file.grant.id}`}
        label={view.t('event.balanceSettledWithoutPayment.do')}
        weight="danger"
        reasonLabel={view.t('payments.settle.text')}
        reasonHelp={view.t('grants.reason.granteeReads')}
        typed={typed}
        errors={errors}
        reasons={obstacle === null ? hindrances : [reasonOf(obstacle)]}
        formKey={newFormKey()}
      >
        <p>{view.t('payments.settle.what')}</p>
        {money ? (
          <>
            <Bar view={view} money={money} />
            <BesideTheBar view={view} money={money} />
          </>
        ) : null}
      </ReasonPage>
    );
  }
}
