import { Injectable } from '@nestjs/common';
import { ManyAtOnce, type OutboxEffect } from '#libs/engine';
import { type Notice, Notices, type Tx } from '#libs/platform';
import { Correspondence } from '../ports/correspondence.js';
import { isToldOfTheCall, tellingsOfDeadline } from './tell-of-deadline.js';
import { textIn } from './text-in.js';

/** The day of an instant on the wall of a call. */
type DayIn = (callId: string, instant: string) => string | undefined;

/** Reminds of a deadline that comes, or tells that one has passed which closes nothing by itself. */
@Injectable()
export class RemindEffect extends ManyAtOnce {
  constructor(
    private readonly notices: Notices,
    private readonly correspondence: Correspondence,
  ) {
    super();
  }

  async handleAll(tx: Tx, orders: readonly OutboxEffect[]): Promise<void> {
    const dayIn = await this.daysOfCalls(tx, orders);
    // The first of a day is the one that is told: it names the earliest hour.
    const inOrder = orders.toSorted((one, other) => (textIn(one.payload, 'at') < textIn(other.payload, 'at') ? -1 : 1));
    await this.notices.sendAll(
      tx,
      inOrder.flatMap((order) => reminders(order, dayIn)),
    );
  }

  private async daysOfCalls(tx: Tx, orders: readonly OutboxEffect[]): Promise<DayIn> {
    const calls = [...new Set(orders.filter(isToldOfTheCall).map(({ callId }) => callId))];
    if (calls.length === 0) return () => undefined;
    const matters = await this.correspondence.matters(tx, calls);
    const hoursOf = new Map(calls.map((id, n) => [id, matters[n]?.hours]));
    return (callId, instant) => hoursOf.get(callId)?.wall(new Date(instant)).day;
  }
}

/**
 * Files that were given out at different hours of a day fall due at different hours of another: one reminder of that day
 * is enough. What has passed is told for each hour, as nobody may have been told of a later one before.
 */
function reminders(order: OutboxEffect, dayIn: DayIn): readonly Notice[] {
  const before = order.payload['before'] === null ? null : textIn(order.payload, 'before');
  if (before === null) return tellingsOfDeadline(order, { template: 'overdue', occasion: ['remind', 'passed'] });
  const day = dayIn(order.callId, textIn(order.payload, 'at'));
  return tellingsOfDeadline(order, {
    template: 'reminder',
    occasion: ['remind', before],
    ...(day === undefined ? {} : { day }),
  });
}
