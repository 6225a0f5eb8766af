import { Injectable } from '@nestjs/common';
import { EffectHandler, type OutboxEffect } from '#libs/engine';
import type { Tx } from '#libs/platform';
import { z } from 'zod';
import { TellOfCorrection } from '../use-cases/tell-of-correction.js';

const payload = z.object({ callId: z.uuid(), correctionId: z.uuid() });

/** Effect `tellOfCorrection`: everybody who has a draft is told that its form was corrected. */
@Injectable()
export class TellOfCorrectionEffect extends EffectHandler {
  constructor(private readonly tell: TellOfCorrection) {
    super();
  }

  handle(tx: Tx, effect: OutboxEffect): Promise<string | null> {
    return this.tell.execute(tx, { ...payload.parse(effect.payload), after: effect.progress ?? null });
  }
}
