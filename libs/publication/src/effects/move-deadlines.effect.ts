import { Injectable } from '@nestjs/common';
import { EffectHandler, type OutboxEffect } from '#libs/engine';
import type { Tx } from '#libs/platform';
import { z } from 'zod';
import { TellFiles } from '../use-cases/tell-files.js';

const place = { callId: z.uuid(), deadline: z.string() };
const outage = z.object({ from: z.string(), until: z.string(), minutes: z.int() });
const payload = z.union([
  z.object({ ...place, reason: z.string() }).transform(({ reason, ...rest }) => ({ ...rest, why: { reason } })),
  z.object({ ...place, outage }).transform(({ outage: why, ...rest }) => ({ ...rest, why: { outage: why } })),
]);

/** Effect `moveDeadlines`: every file of the call gets the new instant, its reminders and a notice. */
@Injectable()
export class MoveDeadlinesEffect extends EffectHandler {
  constructor(private readonly tell: TellFiles) {
    super();
  }

  handle(tx: Tx, effect: OutboxEffect): Promise<string | null> {
    return this.tell.deadlineMoved(tx, {
      ...payload.parse(effect.payload),
      at: effect.at,
      after: effect.progress ?? null,
    });
  }
}
