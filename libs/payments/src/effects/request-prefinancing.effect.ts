import { Injectable } from '@nestjs/common';
import { EffectHandler, type OutboxEffect } from '#libs/engine';
import type { Tx } from '#libs/platform';
import { RequestPrefinancing } from '../use-cases/request-prefinancing.js';

/** Effect `requestPrefinancing` of a grant whose contract both sides have signed. */
@Injectable()
export class RequestPrefinancingEffect extends EffectHandler {
  constructor(private readonly request: RequestPrefinancing) {
    super();
  }

  handle(tx: Tx, effect: OutboxEffect): Promise<void> {
    return this.request.execute(tx, { grantId: effect.instanceId, at: effect.at });
  }
}
