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
  /** The day on which it falls due, where one telling for all files of a call that have it on that day is enough. */
  readonly day?: string;
}

/** Whether an order tells people who work on many files of its call. */
export function isToldOfTheCall({ payload }: OutboxEffect): boolean {
  return readersOf(payload).some((role) => !OWN_FILE.includes(role));
}

/**
 * What people are told of a deadline that an order of the engine names. Somebody who works on many files of a call gets
 * one mail about the call, not one for each file.
 */
export function tellingsOfDeadline(order: OutboxEffect, { template, occasion, day }: Telling): readonly Notice[] {
  const { id, instanceId, callId, payload, correlation } = order;
  const to = readersOf(payload);
  const [deadline, dueAt] = [textIn(payload, 'deadline'), textIn(payload, 'at')];
  const notice = { template, instanceId, params: { deadline, dueAt }, correlation };
  const [what, which] = occasion;
  const ofTheCall = [what, callId, deadline, day ?? dueAt, which].join(' ');
  return [
    { ...notice, cause: id, to: to.filter((role) => OWN_FILE.includes(role)) },
    { ...notice, cause: ofTheCall, about: callId, to: to.filter((role) => !OWN_FILE.includes(role)) },
  ].filter(({ to: readers }) => readers.length > 0);
}

function readersOf(payload: OutboxEffect['payload']): readonly Role[] {
  // The engine writes roles here; the outbox gives them back as JSON.
  return payload['to'] as readonly Role[];
}
