import { Injectable } from '@nestjs/common';
import { Ids } from '#libs/kernel';
import { Notices, type Tx } from '#libs/platform';
import { placeInQueue } from '../domain/assignment.js';
import type { Round } from '../domain/round.js';
import { Assignments } from '../persistence/assignments.js';

/** Who gets a file, and when. */
export interface Given {
  readonly personIds: readonly string[];
  readonly at: Date;
}

/** Puts a file into the queues of people and tells them. Part of use cases that have found who may read it. */
@Injectable()
export class GiveOut {
  constructor(
    private readonly assignments: Assignments,
    private readonly notices: Notices,
    private readonly ids: Ids,
  ) {}

  async execute(tx: Tx, round: Round, given: Given): Promise<void> {
    if (given.personIds.length === 0) return;
    for (const personId of given.personIds) await this.assign(tx, round, { personId, at: given.at });
    await this.tell(tx, round, given);
  }

  /** One mail a day for each call and stage, however many files somebody gets: what there is to read is in the queue. */
  private async tell(tx: Tx, { applicationId, callId, stage }: Round, { personIds, at }: Given): Promise<void> {
    const dueAt = await this.assignments.scoresDue(tx, applicationId);
    await this.notices.send(tx, {
      cause: `assigned ${callId} ${stage} ${at.toISOString().slice(0, 10)}`,
      template: 'filesAssigned',
      instanceId: applicationId,
      about: callId,
      to: ['assessor'],
      only: personIds,
      path: '/assessments',
      params: { hasDeadline: dueAt ? 'yes' : 'no', deadlineAt: dueAt?.toISOString() ?? '' },
    });
  }

  private assign(
    tx: Tx,
    round: Round,
    { personId, at }: { readonly personId: string; readonly at: Date },
  ): Promise<void> {
    return this.assignments.add(tx, {
      id: this.ids.next(),
      roundId: round.id,
      callId: round.callId,
      applicationId: round.applicationId,
      stage: round.stage,
      personId,
      place: placeInQueue(personId, round.applicationId),
      assignedAt: at,
      skippedAt: null,
      ended: null,
    });
  }
}
