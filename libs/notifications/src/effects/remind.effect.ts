import { Injectable } from '@nestjs/common';
import { EffectHandler, type OutboxEffect } from '#libs/engine';
import type { Role } from '#libs/kernel';
import { Notices, type Tx } from '#libs/platform';
import { textIn } from './text-in.js';

/** These have one file, or a few, and are reminded of each. */
const OWN_FILE: readonly Role[] = ['applicant', 'signatory'];

/**
 * Reminds of a deadline that comes, or tells that one has passed which closes nothing by itself. Somebody who works on
 * many files of a call gets one mail about the call, not one for each file.
 */
@Injectable()
export class RemindEffect extends EffectHandler {
  constructor(private readonly notices: Notices) {
    super();
  }

  async handle(tx: Tx, { id, instanceId, callId, payload }: OutboxEffect): Promise<void> {
    // The engine writes roles here; the outbox gives them back as JSON.
    const to = payload['to'] as readonly Role[];
    const [deadline, dueAt] = [textIn(payload, 'deadline'), textIn(payload, 'at')];
    const before = payload['before'] === null ? null : textIn(payload, 'before');
    const template = before === null ? 'overdue' : 'reminder';
    const reminder = { template, instanceId, params: { deadline, dueAt } };
    const own = to.filter((role) => OWN_FILE.includes(role));
    if (own.length > 0) await this.notices.send(tx, { ...reminder, cause: id, to: own });
    const others = to.filter((role) => !OWN_FILE.includes(role));
    if (others.length === 0) return;
    const cause = ['remind', callId, deadline, dueAt, before ?? 'passed'].join(' ');
    await this.notices.send(tx, { ...reminder, cause, about: callId, to: others });
  }
}
