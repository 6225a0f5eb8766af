import { Injectable } from '@nestjs/common';
import { EffectHandler, type OutboxEffect } from '#libs/engine';
import { systemActor } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { PromoteReserve } from '../use-cases/promote-reserve.js';

/** `promoteReserve`: a file left the lot that its payload names; the next on the reserve list moves up if it fits. */
@Injectable()
export class PromoteReserveEffect extends EffectHandler {
  constructor(private readonly promoteReserve: PromoteReserve) {
    super();
  }

  async handle(tx: Tx, { callId, payload, at }: OutboxEffect): Promise<void> {
    const lot = payload['lot'];
    if (typeof lot !== 'string') throw new Error(`No lot is called ${JSON.stringify(lot)}.`);
    await this.promoteReserve.execute(tx, { callId, lot }, { by: systemActor('awards'), arrivedAt: at });
  }
}
