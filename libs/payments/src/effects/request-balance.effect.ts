import { Injectable } from '@nestjs/common';
import { EffectHandler, type OutboxEffect } from '#libs/engine';
import type { Tx } from '#libs/platform';
import { RequestBalance } from '../use-cases/request-balance.js';

/** Effect `requestBalance` of a grant whose final report was accepted; the grant knows the accepted costs itself. */
@Injectable()
export class RequestBalanceEffect extends EffectHandler {
  constructor(private readonly request: RequestBalance) {
    super();
  }

  handle(tx: Tx, effect: OutboxEffect): Promise<void> {
    return this.request.execute(tx, { grantId: effect.instanceId, cause: effect.id, at: effect.at });
  }
}
