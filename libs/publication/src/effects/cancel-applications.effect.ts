import { Injectable } from '@nestjs/common';
import { EffectHandler, type OutboxEffect } from '#libs/engine';
import type { Tx } from '#libs/platform';
import { z } from 'zod';
import { TellFiles } from '../use-cases/tell-files.js';

const payload = z.object({ callId: z.uuid(), reason: z.string() });

/** Effect `cancelApplications`: the files of a cancelled call lapse, and their owners are told. */
@Injectable()
export class CancelApplicationsEffect extends EffectHandler {
  constructor(private readonly tell: TellFiles) {
    super();
  }

  handle(tx: Tx, effect: OutboxEffect): Promise<string | null> {
    return this.tell.callCancelled(tx, {
      ...payload.parse(effect.payload),
      at: effect.at,
      after: effect.progress ?? null,
    });
  }
}
