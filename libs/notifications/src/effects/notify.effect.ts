import { Injectable } from '@nestjs/common';
import { ManyAtOnce, type OutboxEffect } from '#libs/engine';
import { Notices, type Tx } from '#libs/platform';
import { audienceOf } from '../domain/audience.js';
import { NextDeadlines } from '../queries/next-deadline.js';
import { outageIn } from './outage-in.js';
import { textIn } from './text-in.js';

/** Tells the people a template is written for what happened to their file. */
@Injectable()
export class NotifyEffect extends ManyAtOnce {
  constructor(private readonly notices: Notices) {
    super();
  }

  async handleAll(tx: Tx, orders: readonly OutboxEffect[]): Promise<void> {
    const deadlines = await NextDeadlines.of(
      tx,
      orders.map(({ instanceId }) => instanceId),
    );
    const notices = orders.flatMap(({ id: cause, instanceId, at, payload, correlation }) => {
      const template = textIn(payload, 'template');
      // One role after the other, because each has deadlines of its own; who has two of them gets the first.
      return audienceOf(template).map((role) => {
        const params = { happenedAt: at.toISOString(), ...deadlines.asReadBy(role, instanceId), ...outageIn(payload) };
        return { cause, template, instanceId, to: [role], params, correlation };
      });
    });
    await this.notices.sendAll(tx, notices);
  }
}
