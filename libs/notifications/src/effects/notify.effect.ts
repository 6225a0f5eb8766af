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
    const { id: cause, instanceId } = effect;
    // One role after the other, because each has deadlines of its own; who has two of them gets the first.
    for (const role of audienceOf(template)) {
      const params = { happenedAt: effect.at.toISOString(), ...(await nextDeadline(tx, instanceId, role)) };
      await this.notices.send(tx, { cause, template, instanceId, to: [role], params });
    }
  }
}
