import { Injectable } from '@nestjs/common';
import { ManyAtOnce, type OutboxEffect } from '#libs/engine';
import { Notices, type Tx } from '#libs/platform';
import { type Telling, tellingsOfDeadline } from './tell-of-deadline.js';

const TELLING: Telling = { template: 'deadlineRecomputed', occasion: ['recompute', 'told'] };

/** Tells that a deadline falls at another instant, because zone data or the calendar changed. */
@Injectable()
export class TellNewInstantEffect extends ManyAtOnce {
  constructor(private readonly notices: Notices) {
    super();
  }

  handleAll(tx: Tx, orders: readonly OutboxEffect[]): Promise<void> {
    return this.notices.sendAll(
      tx,
      orders.flatMap((order) => tellingsOfDeadline(order, TELLING)),
    );
  }
}
