import { Injectable } from '@nestjs/common';
import { EffectHandler, type OutboxEffect } from '#libs/engine';
import { NotYet, type Tx } from '#libs/platform';
import { RequestBalance } from '../use-cases/request-balance.js';
import { NothingCommitted } from '../use-cases/settlements.js';

/**
 * Effect `requestBalance` of a grant whose final report was accepted; the grant knows the accepted costs itself. A signed
 * grant without a commitment is one whose order `requestPrefinancing` is still open: this one waits for it.
 */
@Injectable()
export class RequestBalanceEffect extends EffectHandler {
  constructor(private readonly request: RequestBalance) {
    super();
  }

  async handle(tx: Tx, effect: OutboxEffect): Promise<void> {
    try {
      await this.request.execute(tx, { grantId: effect.instanceId, cause: effect.id, at: effect.at });
    } catch (error) {
      if (!(error instanceof NothingCommitted)) throw error;
      throw new NotYet('The balance waits for the order that commits the money.', { cause: error });
    }
  }
}
