import { Injectable } from '@nestjs/common';
import { EffectHandler, type OutboxEffect } from '#libs/engine';
import type { Tx } from '#libs/platform';
import { z } from 'zod';
import { PAYMENT_KINDS } from '../domain/instalment.js';
import { TellGrantPaymentExecuted } from '../use-cases/tell-grant.js';

const payload = z.object({
  grantId: z.uuid(),
  paymentId: z.uuid(),
  kind: z.enum(PAYMENT_KINDS),
  amountMinor: z.int().positive(),
});

/** Effect `tellGrantPaymentExecuted` of a payment. */
@Injectable()
export class TellGrantPaymentExecutedEffect extends EffectHandler {
  constructor(private readonly tell: TellGrantPaymentExecuted) {
    super();
  }

  handle(tx: Tx, effect: OutboxEffect): Promise<void> {
    return this.tell.execute(tx, { ...payload.parse(effect.payload), at: effect.at });
  }
}
