import { Injectable } from '@nestjs/common';
import { EffectHandler, type OutboxEffect } from '#libs/engine';
import type { Tx } from '#libs/platform';
import { stageNamed } from '../domain/stage.js';
import { OpenRound } from '../use-cases/open-round.js';

/** `openEvaluationRound`: the file is to be assessed in the stage that its payload names. */
@Injectable()
export class OpenEvaluationRoundEffect extends EffectHandler {
  constructor(private readonly openRound: OpenRound) {
    super();
  }

  async handle(tx: Tx, { instanceId, payload }: OutboxEffect): Promise<void> {
    const stage = stageNamed(payload['stage']);
    if (!stage) throw new Error(`No stage is called ${JSON.stringify(payload['stage'])}.`);
    await this.openRound.execute(tx, { applicationId: instanceId, stage });
  }
}
