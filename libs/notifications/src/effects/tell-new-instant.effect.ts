import { Injectable } from '@nestjs/common';
import { EffectHandler, type OutboxEffect } from '#libs/engine';
import { Notices, type Tx } from '#libs/platform';
import { tellOfDeadline } from './tell-of-deadline.js';

/** Tells that a deadline falls at another instant, because zone data or the calendar changed. */
@Injectable()
export class TellNewInstantEffect extends EffectHandler {
  constructor(private readonly notices: Notices) {
    super();
  }

  handle(tx: Tx, order: OutboxEffect): Promise<void> {
    const occasion = ['recompute', 'told'] as const;
    return tellOfDeadline(this.notices, tx, order, { template: 'deadlineRecomputed', occasion });
  }
}
