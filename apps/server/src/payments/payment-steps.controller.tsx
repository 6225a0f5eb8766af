import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Command } from '#libs/engine';
import { CorrectPayment, ReconcilePayment, RecordReturn, RefusePayment } from '#libs/payments';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { reasonForm, ReasonPage } from '../grants/reason-page.js';
import { reasonsFor } from '../grants/reason-names.js';
import { ownPath, page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { readForm, typedText } from '../http/read-form.js';
import { NothingHere } from '../http/refusals.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import { PaymentDossiers, type PaymentPageFile } from './payment-dossiers.js';

/** Steps of a payment that are taken with one text: what happened, or why. */
const STEPS = {
  refuse: { event: 'paymentRefused', weight: 'danger' },
  return: { event: 'paymentReturned', weight: 'primary' },
  correct: { event: 'paymentCorrected', weight: 'primary' },
  reconcile: { event: 'paymentReconciled', weight: 'primary' },
} as const;

type Step = keyof typeof STEPS;

interface Asked {
  readonly file: PaymentPageFile;
  readonly step: Step;
  /** Where the person came from and goes on, where that is not the payment. */
  readonly next: string | undefined;
  readonly typed: string;
  readonly errors: readonly FieldError[];
}

@Controller('payments/:id/steps/:step')
@Policy(only('financeOfficer', 'officer'))
export class PaymentStepsController {
  constructor(
    private readonly paymentDossiers: PaymentDossiers,
    private readonly refuse: RefusePayment,
    private readonly recordReturn: RecordReturn,
    private readonly correct: CorrectPayment,
    private readonly reconcile: ReconcilePayment,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  async ask(@Param() params: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { id, step } = stepIn(params);
    const file = await this.paymentDossiers.open(request, id);
    const next = nextIn(request.query);
    return page(reply, await this.pageOf(request, reply, { file, step, next, typed: '', errors: [] }));
  }

  @Post()
  async take(
    @Param() params: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { id, step } = stepIn(params);
    const file = await this.paymentDossiers.open(request, id);
    const read = readForm(reasonForm, request.body, viewOf(request, reply));
    if (!read.ok) {
      const next = nextIn(request.body);
      const again = { file, step, next, typed: typedText(read.typed, 'reason'), errors: read.errors };
      return pageAgain(reply, await this.pageOf(request, reply, again));
    }
    await this.run(step, { ...commandOf(request, file.actor), paymentId: id, reason: read.value.reason });
    const path = ownPath(nextIn(request.body) ?? `/payments/${id}`);
    return this.flashes.seeOther(request, reply, { path, key: `payments.${step}.done` });
  }

  private run(step: Step, command: Command & { paymentId: string; reason: string }): Promise<void> {
    if (step === 'refuse') return this.refuse.execute(command);
    if (step === 'return') return this.recordReturn.execute(command);
    if (step === 'correct') return this.correct.execute(command);
    const { reason: statementLine, ...rest } = command;
    return this.reconcile.execute({ ...rest, statementLine });
  }

  private async pageOf(request: FastifyRequest, reply: FastifyReply, of: Asked) {
    const { file, step, next, typed, errors } = of;
    const { record } = file.dossier;
    const view = viewOf(request, reply);
    const { event, weight } = STEPS[step];
    const actions = await this.paymentDossiers.actionsOn(file);
    return (
      <ReasonPage
        view={view}
        title={view.t(`payments.${step}.title`)}
        caption={<bdi>{record.contractNumber}</bdi>}
        action={`/payments/${record.id}/steps/${step}`}
        cancelHref={ownPath(next ?? `/payments/${record.id}`)}
        hidden={next === undefined ? {} : { next }}
        label={view.t(`event.${event}.do`)}
        weight={weight}
        reasonLabel={view.t(`payments.${step}.text`)}
        reasonHelp={view.t(`payments.${step}.textHelp`)}
        typed={typed}
        errors={errors}
        reasons={reasonsFor(view, file.call, actions, event)}
        formKey={newFormKey()}
      >
        <p>
          {view.t(`payments.${step}.what`, {
            amount: view.format.money(record.amountMinor, record.currency),
            name: record.organisationName,
          })}
        </p>
      </ReasonPage>
    );
  }
}

/** The page that these payments were looked at on, as the address or the form names it. */
function nextIn(said: unknown): string | undefined {
  const next: unknown = typeof said === 'object' && said !== null ? Reflect.get(said, 'next') : undefined;
  return typeof next === 'string' ? next : undefined;
}

function stepIn(params: unknown): { readonly id: string; readonly step: Step } {
  // The route has exactly these parameters.
  const { id, step } = params as Readonly<Record<'id' | 'step', string>>;
  if (!Object.hasOwn(STEPS, step)) throw new NothingHere('There is no such step.');
  // `hasOwn` has just said so.
  return { id, step: step as Step };
}
