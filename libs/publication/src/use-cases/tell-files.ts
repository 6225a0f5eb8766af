import { Injectable } from '@nestjs/common';
import { Broadcast } from '#libs/engine';
import { systemActor } from '#libs/kernel';
import type { Tx } from '#libs/platform';

const PUBLICATION = systemActor('publication');

/** Tells every file of a call what happened to the call. */
@Injectable()
export class TellFiles {
  constructor(private readonly broadcast: Broadcast) {}

  /** Files that wait for the deadline are told; the timers of all others follow the new calendar too. */
  async deadlineMoved(tx: Tx, moved: { callId: string; deadline: string; reason: string; at: Date }): Promise<void> {
    const { callId, deadline, reason, at } = moved;
    const event = { type: 'deadlineMoved', payload: { deadline, reason } };
    const origin = { by: PUBLICATION, arrivedAt: at };
    await this.broadcast.send(tx, { callId, subject: 'grant', event, origin, deadline });
  }

  /** Files that are not final and not under contract lapse. */
  async callCancelled(tx: Tx, cancelled: { callId: string; reason: string; at: Date }): Promise<void> {
    const { callId, reason, at } = cancelled;
    const event = { type: 'callWasCancelled', payload: { reason } };
    await this.broadcast.send(tx, { callId, subject: 'grant', event, origin: { by: PUBLICATION, arrivedAt: at } });
  }
}
