import { Injectable } from '@nestjs/common';
import { EffectHandler, type OutboxEffect } from '#libs/engine';
import { Notices, type Tx } from '#libs/platform';
import { tellOfDeadline } from './tell-of-deadline.js';
import { textIn } from './text-in.js';

/** Reminds of a deadline that comes, or tells that one has passed which closes nothing by itself. */
@Injectable()
export class RemindEffect extends EffectHandler {
  constructor(private readonly notices: Notices) {
    super();
  }

  handle(tx: Tx, order: OutboxEffect): Promise<void> {
    const before = order.payload['before'] === null ? null : textIn(order.payload, 'before');
    const template = before === null ? 'overdue' : 'reminder';
    return tellOfDeadline(this.notices, tx, order, { template, occasion: ['remind', before ?? 'passed'] });
  }
}
