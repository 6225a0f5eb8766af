import { Injectable } from '@nestjs/common';
import { EffectHandler, type OutboxEffect } from '#libs/engine';
import { Notices, type Tx } from '#libs/platform';
import { audienceOf } from '../domain/audience.js';
import { nextDeadline } from '../queries/next-deadline.js';
import { textIn } from './text-in.js';

/** Tells the people a template is written for what happened to their file. */
@Injectable()
export class NotifyEffect extends EffectHandler {
  constructor(private readonly notices: Notices) {
    super();
  }

  async handle(tx: Tx, effect: OutboxEffect): Promise<void> {
    const template = textIn(effect.payload, 'template');
    await this.notices.send(tx, {
      cause: effect.id,
      template,
      instanceId: effect.instanceId,
      to: audienceOf(template),
      params: { happenedAt: effect.at.toISOString(), ...(await nextDeadline(tx, effect.instanceId)) },
    });
  }
}
