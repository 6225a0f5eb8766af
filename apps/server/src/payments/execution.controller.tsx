import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { wallClockOf } from '#libs/calls';
import { ExecutionDayWrong, RecordExecution } from '#libs/payments';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { reasonsFor } from '../grants/reason-names.js';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { dateParts } from '../http/form-fields.js';
import { only, Policy } from '../http/policy.js';
import { problemOf } from '../http/problem.js';
import { sentenceOf } from '../http/problem-words.js';
import { readForm, typedText } from '../http/read-form.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { ConfirmPage } from '../ui/confirm-page.js';
import { Field } from '../ui/field.js';
import { type DateParts, datePartsIn, datePartsOf } from '../ui/field-date.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { PaymentDossiers, type PaymentPageFile } from './payment-dossiers.js';

const form = z.object({
  executedOn: dateParts('payments.execution.dayWrong'),
  bankReference: z
    .string('payments.execution.referenceMissing')
    .trim()
    .min(1, 'payments.execution.referenceMissing')
    .max(140, 'payments.execution.referenceTooLong'),
});

interface Shown {
  readonly file: PaymentPageFile;
  readonly day: DateParts;
  readonly reference: string;
  readonly errors: readonly FieldError[];
}

/** What the bank says about a payment that was sent: it was paid, on which day, under which reference. */
@Controller('payments/:id/execution')
@Policy(only('financeOfficer'))
export class ExecutionController {
  constructor(
    private readonly paymentDossiers: PaymentDossiers,
    private readonly recordExecution: RecordExecution,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  async ask(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const file = await this.paymentDossiers.open(request, id);
    const today = wallClockOf(viewOf(request, reply).now, file.call.zone).local.slice(0, 10);
    const shown = { file, day: datePartsOf(today), reference: '', errors: [] };
    return page(reply, await this.pageOf(request, reply, shown));
  }

  @Post()
  async record(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const file = await this.paymentDossiers.open(request, id);
    const view = viewOf(request, reply);
    const read = readForm(form, request.body, view);
    const typed = {
      file,
      day: datePartsIn(read.typed, 'executedOn'),
      reference: typedText(read.typed, 'bankReference'),
    };
    if (!read.ok) return pageAgain(reply, await this.pageOf(request, reply, { ...typed, errors: read.errors }));
    try {
      await this.recordExecution.execute({ ...commandOf(request, file.actor), paymentId: id, ...read.value });
    } catch (error) {
      if (!(error instanceof ExecutionDayWrong)) throw error;
      const errors = [{ name: 'executedOn', message: sentenceOf(view, problemOf(error)) }];
      return pageAgain(reply, await this.pageOf(request, reply, { ...typed, errors }));
    }
    return this.flashes.seeOther(request, reply, { path: `/payments/${id}`, key: 'payments.execution.done' });
  }

  private async pageOf(request: FastifyRequest, reply: FastifyReply, { file, day, reference, errors }: Shown) {
    const view = viewOf(request, reply);
    const { record } = file.dossier;
    const actions = await this.paymentDossiers.actionsOn(file);
    return (
      <ConfirmPage
        view={view}
        title={view.t('payments.execution.title')}
        caption={<bdi>{record.contractNumber}</bdi>}
        errors={errors}
        action={`/payments/${record.id}/execution`}
        cancelHref={`/payments/${record.id}`}
        label={view.t('event.paymentExecuted.do')}
        hidden={{ _key: newFormKey() }}
        reasons={reasonsFor(view, file.call, actions, 'paymentExecuted')}
        fields={
          <>
            <Field
              kind="date"
              view={view}
              name="executedOn"
              label={view.t('payments.execution.day')}
              value={day}
              error={errorOf(errors, 'executedOn')}
            />
            <Field
              kind="code"
              view={view}
              name="bankReference"
              label={view.t('payments.execution.reference')}
              help={view.t('payments.execution.referenceHelp')}
              value={reference}
              error={errorOf(errors, 'bankReference')}
            />
          </>
        }
      >
        <p>
          {view.t('payments.execution.what', {
            amount: view.format.money(record.amountMinor, record.currency),
            name: record.organisationName,
          })}
        </p>
      </ConfirmPage>
    );
  }
}
