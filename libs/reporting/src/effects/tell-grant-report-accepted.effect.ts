import { Injectable } from '@nestjs/common';
import { EffectHandler, type OutboxEffect } from '#libs/engine';
import type { Tx } from '#libs/platform';
import { z } from 'zod';
import { TellGrantReportAccepted } from '../use-cases/tell-grant.js';

const payload = z.object({
  grantId: z.uuid(),
  reportId: z.uuid(),
  kind: z.enum(['interim', 'final']),
  acceptedCostsMinor: z.int().nonnegative(),
});

/** Effect `tellGrantReportAccepted` of a report. */
@Injectable()
export class TellGrantReportAcceptedEffect extends EffectHandler {
  constructor(private readonly tell: TellGrantReportAccepted) {
    super();
  }

  handle(tx: Tx, effect: OutboxEffect): Promise<void> {
    return this.tell.execute(tx, { ...payload.parse(effect.payload), at: effect.at });
  }
}
