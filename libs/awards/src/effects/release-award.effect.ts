import { Injectable } from '@nestjs/common';
import { EffectHandler, type OutboxEffect } from '#libs/engine';
import type { Tx } from '#libs/platform';
import { ReleaseAward } from '../use-cases/release-award.js';

/** `releaseAward`: the file leaves after its award; what was set aside for it is free again. */
@Injectable()
export class ReleaseAwardEffect extends EffectHandler {
  constructor(private readonly releaseAward: ReleaseAward) {
    super();
  }

  handle(tx: Tx, { instanceId, at }: OutboxEffect): Promise<void> {
    return this.releaseAward.execute(tx, { grantId: instanceId, because: 'left', at });
  }
}
