import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PaymentFiles, RequestInstalment, SendBatch, SettleWithoutPayment } from '#libs/payments';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Answers, listOf } from '../api/answers.js';
import { keyIn, pageOf, pageQuery } from '../api/cursor.js';
import { callsRead, GrantFiles } from '../grants/grant-files.js';
import { reasonInput } from '../grants/grants.answers.js';
import { only, Policy } from '../http/policy.js';
import { commandOf } from '../http/who.js';
import { PaymentDossiers } from './payment-dossiers.js';
import { reprDigest } from './payment-words.js';
import { batchInput, batchMade, paymentFileShown } from './payments.answers.js';

const READERS = ['financeOfficer', 'auditor'] as const;
const place = z.object({ madeAt: z.iso.datetime(), id: z.uuid() });

/** Payment files, and what is done with the money of a grant as a whole. */
@Controller('api/v1')
@ApiTags('payments')
export class PaymentFilesApiController {
  constructor(
    private readonly files: PaymentFiles,
    private readonly paymentDossiers: PaymentDossiers,
    private readonly grantFiles: GrantFiles,
    private readonly sendBatch: SendBatch,
    private readonly requestInstalment: RequestInstalment,
    private readonly settleWithoutPayment: SettleWithoutPayment,
  ) {}

  @Get('payment-files')
  @Policy(only(...READERS))
  @Answers({ summary: 'Payment files, the newest first', status: 200, schema: listOf(paymentFileShown) })
  async list(
    @Req() request: FastifyRequest,
    @Query({ schema: pageQuery }) { limit, cursor }: z.output<typeof pageQuery>,
  ) {
    const { callIds } = callsRead(request, READERS);
    const rows = await this.files.list(callIds, { limit: limit + 1, after: keyIn(cursor, place) });
    return pageOf(rows, limit, ({ madeAt, id }) => ({ madeAt: madeAt.toISOString(), id }));
  }

  @Post('payment-files')
  @Policy(only('financeOfficer'))
  @Answers({
    summary: 'Make one file of approved payments as they were seen: all of them or none',
    status: 201,
    schema: batchMade,
  })
  async make(@Req() request: FastifyRequest, @Body({ schema: batchInput }) input: z.output<typeof batchInput>) {
    const payments = input.payments.map(({ id, shown }) => ({ paymentId: id, shown }));
    const actor = await this.paymentDossiers.actorOnAll(request, payments);
    return this.sendBatch.execute({ ...commandOf(request, actor), executeOn: input.executeOn, payments });
  }

  @Get('payment-files/:file')
  @Policy(only(...READERS))
  @Answers({ summary: 'One payment file', status: 200, schema: paymentFileShown })
  show(@Req() request: FastifyRequest, @Param('file', { schema: z.uuid() }) id: string) {
    return this.files.of(id, callsRead(request, READERS).callIds);
  }

  @Get('payment-files/:file/content')
  @Policy(only(...READERS))
  @Answers({ summary: 'The file for the bank (ISO 20022 pain.001.001.09)', status: 200, file: 'application/xml' })
  async content(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('file', { schema: z.uuid() }) id: string,
  ) {
    const { sha256 } = await this.files.of(id, callsRead(request, READERS).callIds);
    reply.header('content-type', 'application/xml; charset=utf-8');
    reply.header('repr-digest', reprDigest(sha256));
    return this.files.content(id);
  }

  @Post('grants/:id/instalments')
  @Policy(only('officer'))
  @Answers({
    summary: 'Ask for the next instalment of a grant',
    status: 201,
    schema: z.object({ paymentId: z.uuid() }).meta({ id: 'InstalmentAsked' }),
  })
  async instalment(@Req() request: FastifyRequest, @Param('id') id: string) {
    const { actor } = await this.grantFiles.open(request, id);
    return this.requestInstalment.execute({ ...commandOf(request, actor), grantId: id });
  }

  @Post('grants/:id/settlement')
  @Policy(only('financeOfficer'))
  @Answers({
    summary: 'Settle a grant whose costs leave nothing to pay',
    status: 201,
    schema: z.object({ recoveryMinor: z.int() }).meta({ id: 'Settlement' }),
  })
  async settle(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body({ schema: reasonInput }) input: z.output<typeof reasonInput>,
  ) {
    const { actor } = await this.grantFiles.open(request, id);
    return this.settleWithoutPayment.execute({ ...commandOf(request, actor), grantId: id, ...input });
  }
}
