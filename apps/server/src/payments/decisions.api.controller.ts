import { Body, Controller, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DecidePayments } from '#libs/payments';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Answers } from '../api/answers.js';
import { only, Policy } from '../http/policy.js';
import { commandOf } from '../http/who.js';
import { PaymentDossiers } from './payment-dossiers.js';
import { decisionInput } from './payments.answers.js';

/** The two pairs of eyes on several payments at once. */
@Controller('api/v1/payment-decisions')
@ApiTags('payments')
export class DecisionsApiController {
  constructor(
    private readonly paymentDossiers: PaymentDossiers,
    private readonly decidePayments: DecidePayments,
  ) {}

  @Post()
  @Policy(only('financeOfficer'))
  @Answers({ summary: 'Check or approve several payments as they were seen: all of them or none', status: 204 })
  async decide(
    @Req() request: FastifyRequest,
    @Body({ schema: decisionInput }) { step, payments: named }: z.output<typeof decisionInput>,
  ): Promise<void> {
    const payments = named.map(({ id, shown }) => ({ paymentId: id, shown }));
    const actor = await this.paymentDossiers.actorOnAll(request, payments);
    await this.decidePayments.execute({ ...commandOf(request, actor), step, payments });
  }
}
