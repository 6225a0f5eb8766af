import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ApprovePayment,
  CheckPayment,
  CorrectPayment,
  type Dossier,
  Dossiers,
  type PaymentGroup,
  placeOf,
  ReconcilePayment,
  RecordExecution,
  RecordReturn,
  RefusePayment,
} from '#libs/payments';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Answers, listOf } from '../api/answers.js';
import { keyIn, pageOf, pageQuery, placeInTime } from '../api/cursor.js';
import { actionShown } from '../applications/applications.answers.js';
import { actionsShown } from '../grants/actions-shown.js';
import { callsRead } from '../grants/grant-files.js';
import { reasonInput } from '../grants/grants.answers.js';
import { only, Policy } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { commandOf, visitorOf } from '../http/who.js';
import { PAYMENT_READERS, PaymentDossiers } from './payment-dossiers.js';
import { executionInput, paymentShown, seenInput, statementInput } from './payments.answers.js';

const place = z.object({ dueAt: placeInTime, id: z.uuid() });
const GROUPS = [
  'toCheck',
  'toApprove',
  'toSend',
  'atBank',
  'returned',
  'toReconcile',
  'done',
] as const satisfies readonly PaymentGroup[];
const listQuery = pageQuery.extend({ group: z.enum(GROUPS).optional(), search: z.string().max(200).optional() });
const finance = only('financeOfficer');

/** Payments, step by step, on the same rules as the pages. */
@Controller('api/v1/payments')
@ApiTags('payments')
export class PaymentsApiController {
  constructor(
    private readonly paymentDossiers: PaymentDossiers,
    private readonly dossiers: Dossiers,
    private readonly checkPayment: CheckPayment,
    private readonly approvePayment: ApprovePayment,
    private readonly refusePayment: RefusePayment,
    private readonly recordExecution: RecordExecution,
    private readonly recordReturn: RecordReturn,
    private readonly correctPayment: CorrectPayment,
    private readonly reconcilePayment: ReconcilePayment,
  ) {}

  @Get()
  @Policy(only(...PAYMENT_READERS))
  @Answers({
    summary: 'Payments, the oldest obligation first, each with everything that blocks it',
    status: 200,
    schema: listOf(paymentShown),
  })
  async list(@Req() request: FastifyRequest, @Query({ schema: listQuery }) asked: z.output<typeof listQuery>) {
    const { limit, cursor, ...filter } = asked;
    const seen = { ...callsRead(request, PAYMENT_READERS), ...filter };
    const after = keyIn(cursor, place);
    const rows = await this.dossiers.page(visitorOf(request).personId, seen, { limit: limit + 1, after });
    const { items, next } = pageOf(rows, limit, (last) => ({ ...placeOf(last) }));
    return { items: items.map(shown), next };
  }

  @Get(':id')
  @Policy(only(...PAYMENT_READERS))
  @Answers({ summary: 'One payment', status: 200, schema: paymentShown })
  async show(@Req() request: FastifyRequest, @Param('id') id: string) {
    return shown((await this.paymentDossiers.open(request, id)).dossier);
  }

  @Get(':id/actions')
  @Policy(only(...PAYMENT_READERS))
  @Answers({
    summary: 'Every event of the present state: allowed for you, or why not',
    status: 200,
    schema: listOf(actionShown),
  })
  async actions(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
  ) {
    const file = await this.paymentDossiers.open(request, id);
    return actionsShown(viewOf(request, reply), file.call, await this.paymentDossiers.actionsOn(file));
  }

  @Post(':id/check')
  @Policy(finance)
  @Answers({ summary: 'Payee, account and amount are right', status: 204 })
  async check(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body({ schema: seenInput }) input: z.output<typeof seenInput>,
  ): Promise<void> {
    await this.checkPayment.execute({ ...(await this.commandOn(request, id)), ...input });
  }

  @Post(':id/approval')
  @Policy(finance)
  @Answers({ summary: 'Approve what was checked; not by whoever checked it', status: 204 })
  async approve(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body({ schema: seenInput }) input: z.output<typeof seenInput>,
  ): Promise<void> {
    await this.approvePayment.execute({ ...(await this.commandOn(request, id)), ...input });
  }

  @Post(':id/refusal')
  @Policy(finance)
  @Answers({ summary: 'Refuse a payment; its amount is free again for the grant', status: 204 })
  async refuse(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body({ schema: reasonInput }) input: z.output<typeof reasonInput>,
  ): Promise<void> {
    await this.refusePayment.execute({ ...(await this.commandOn(request, id)), ...input });
  }

  @Post(':id/execution')
  @Policy(finance)
  @Answers({ summary: 'The bank has paid', status: 204 })
  async execute(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body({ schema: executionInput }) input: z.output<typeof executionInput>,
  ): Promise<void> {
    await this.recordExecution.execute({ ...(await this.commandOn(request, id)), ...input });
  }

  @Post(':id/return')
  @Policy(finance)
  @Answers({ summary: 'The bank has sent the money back', status: 204 })
  async returned(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body({ schema: reasonInput }) input: z.output<typeof reasonInput>,
  ): Promise<void> {
    await this.recordReturn.execute({ ...(await this.commandOn(request, id)), ...input });
  }

  @Post(':id/correction')
  @Policy(only('financeOfficer', 'officer'))
  @Answers({ summary: 'Put a returned payment back to its beginning, with the account as it is now', status: 204 })
  async correct(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body({ schema: reasonInput }) input: z.output<typeof reasonInput>,
  ): Promise<void> {
    await this.correctPayment.execute({ ...(await this.commandOn(request, id)), ...input });
  }

  @Post(':id/reconciliation')
  @Policy(finance)
  @Answers({ summary: 'The payment stands on the bank statement; not by whoever sent it', status: 204 })
  async reconcile(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body({ schema: statementInput }) input: z.output<typeof statementInput>,
  ): Promise<void> {
    await this.reconcilePayment.execute({ ...(await this.commandOn(request, id)), ...input });
  }

  private async commandOn(request: FastifyRequest, id: string) {
    const { actor } = await this.paymentDossiers.open(request, id);
    return { ...commandOf(request, actor), paymentId: id };
  }
}

function shown({ record, payee, blockers, shown: hash }: Dossier) {
  const { batch, ...rest } = record;
  return { ...rest, payee, blockers, shown: hash, fileId: batch?.id ?? null, endToEndId: batch?.endToEndId ?? null };
}
