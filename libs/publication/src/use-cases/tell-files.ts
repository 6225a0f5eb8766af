import { Injectable } from '@nestjs/common';
import { Broadcast } from '#libs/engine';
import { systemActor } from '#libs/kernel';
import type { Tx } from '#libs/platform';

/** What happened to a call, and the last file that was told of it so far. */
interface News {
  readonly callId: string;
  readonly reason: string;
  readonly at: Date;
  readonly after: string | null;
}

const PUBLICATION = systemActor('publication');

/** Tells the files of a call what happened to the call, portion by portion; answers the last file that was told. */
@Injectable()
export class TellFiles {
  constructor(private readonly broadcast: Broadcast) {}

  /** Files that wait for the deadline are told; the timers of all others follow the new calendar too. */
  async deadlineMoved(tx: Tx, moved: News & { readonly deadline: string }): Promise<string | null> {
    const { callId, deadline, reason, at, after } = moved;
    const event = { type: 'deadlineMoved', payload: { deadline, reason } };
    const origin = { by: PUBLICATION, arrivedAt: at };
    const { rest } = await this.broadcast.send(tx, { callId, subject: 'grant', event, origin, deadline, after });
    return rest;
  }

  /** Files that are not final and not under contract lapse. */
  async callCancelled(tx: Tx, { callId, reason, at, after }: News): Promise<string | null> {
    const event = { type: 'callWasCancelled', payload: { reason } };
    const origin = { by: PUBLICATION, arrivedAt: at };
    const { rest } = await this.broadcast.send(tx, { callId, subject: 'grant', event, origin, after });
    return rest;
  }
}
