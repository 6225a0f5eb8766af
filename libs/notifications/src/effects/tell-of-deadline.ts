import type { OutboxEffect } from '#libs/engine';
import type { Role } from '#libs/kernel';
import type { Notice } from '#libs/platform';
import { textIn } from './text-in.js';

/** These have one file, or a few, and are told of each. */
const OWN_FILE: readonly Role[] = ['applicant', 'signatory'];

export interface Telling {
  readonly template: string;
  /** What tells one telling of a call from another, besides the deadline and its instant: what it is, and which one. */
  readonly occasion: readonly [what: string, which: string];
}

/**
 * What people are told of a deadline that an order of the engine names. Somebody who works on many files of a call gets
 * one mail about the call, not one for each file.
 */
export function tellingsOfDeadline(order: OutboxEffect, { template, occasion }: Telling): readonly Notice[] {
  const { id, instanceId, callId, payload, correlation } = order;
  // The engine writes roles here; the outbox gives them back as JSON.
  const to = payload['to'] as readonly Role[];
  const [deadline, dueAt] = [textIn(payload, 'deadline'), textIn(payload, 'at')];
  const notice = { template, instanceId, params: { deadline, dueAt }, correlation };
  const [what, which] = occasion;
  const ofTheCall = [what, callId, deadline, dueAt, which].join(' ');
  return [
    { ...notice, cause: id, to: to.filter((role) => OWN_FILE.includes(role)) },
    { ...notice, cause: ofTheCall, about: callId, to: to.filter((role) => !OWN_FILE.includes(role)) },
  ].filter(({ to: readers }) => readers.length > 0);
}
