import { Injectable } from '@nestjs/common';
import { ManyAtOnce, type OutboxEffect } from '#libs/engine';
import { type Notice, Notices, type Tx } from '#libs/platform';
import { tellingsOfDeadline } from './tell-of-deadline.js';
import { textIn } from './text-in.js';

/** Reminds of a deadline that comes, or tells that one has passed which closes nothing by itself. */
@Injectable()
export class RemindEffect extends ManyAtOnce {
  constructor(private readonly notices: Notices) {
    super();
  }

  handleAll(tx: Tx, orders: readonly OutboxEffect[]): Promise<void> {
    return this.notices.sendAll(tx, orders.flatMap(reminders));
  }
}

function reminders(order: OutboxEffect): readonly Notice[] {
  const before = order.payload['before'] === null ? null : textIn(order.payload, 'before');
  const template = before === null ? 'overdue' : 'reminder';
  return tellingsOfDeadline(order, { template, occasion: ['remind', before ?? 'passed'] });
}
