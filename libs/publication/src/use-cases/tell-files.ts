import { Injectable } from '@nestjs/common';
import type { MovingOutage } from '#libs/calls';
import { Broadcast } from '#libs/engine';
import { type JsonObject, systemActor } from '#libs/kernel';
import type { Tx } from '#libs/platform';

/** What happened to a call, and the last file that was told of it so far. */
interface News {
  readonly callId: string;
  readonly at: Date;
  readonly after: string | null;
}

/** Why a deadline moved: what a person said, or the outage. */
export type WhyMoved = { readonly reason: string } | { readonly outage: MovingOutage };

const PUBLICATION = systemActor('publication');

type Moved = News & { readonly deadline: string; readonly why: WhyMoved };

function inPayload(why: WhyMoved): JsonObject {
  return 'reason' in why ? { reason: why.reason } : { outage: { ...why.outage } };
}

/** Tells the files of a call what happened to the call, portion by portion; answers the last file that was told. */
@Injectable()
export class TellFiles {
  constructor(private readonly broadcast: Broadcast) {}

  /** Files that wait for the deadline are told; the timers of all others follow the new calendar too. */
  async deadlineMoved(tx: Tx, moved: Moved): Promise<string | null> {
    const { callId, deadline, why, at, after } = moved;
    const event = { type: 'deadlineMoved', payload: { deadline, ...inPayload(why) } };
    const origin = { by: PUBLICATION, arrivedAt: at };
    const { rest } = await this.broadcast.send(tx, { callId, subject: 'grant', event, origin, deadline, after });
    return rest;
  }

  /** Files that are not final and not under contract lapse. */
  async callCancelled(
    tx: Tx,
    { callId, reason, at, after }: News & { readonly reason: string },
  ): Promise<string | null> {
    const event = { type: 'callWasCancelled', payload: { reason } };
    const origin = { by: PUBLICATION, arrivedAt: at };
    const { rest } = await this.broadcast.send(tx, { callId, subject: 'grant', event, origin, after });
    return rest;
  }
}
