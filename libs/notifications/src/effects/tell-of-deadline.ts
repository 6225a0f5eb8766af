import type { OutboxEffect } from '#libs/engine';
import type { Role } from '#libs/kernel';
import type { Notices, Tx } from '#libs/platform';
import { textIn } from './text-in.js';

/** These have one file, or a few, and are told of each. */
const OWN_FILE: readonly Role[] = ['applicant', 'signatory'];

export interface Telling {
  readonly template: string;
  /** What tells one telling of a call from another, besides the deadline and its instant: what it is, and which one. */
  readonly occasion: readonly [what: string, which: string];
}

/**
 * Tells people something of a deadline that an order of the engine names. Somebody who works on many files of a call gets
 * one mail about the call, not one for each file.
 */
export async function tellOfDeadline(
  notices: Notices,
  tx: Tx,
  { id, instanceId, callId, payload }: OutboxEffect,
  { template, occasion }: Telling,
): Promise<void> {
  // The engine writes roles here; the outbox gives them back as JSON.
  const to = payload['to'] as readonly Role[];
  const [deadline, dueAt] = [textIn(payload, 'deadline'), textIn(payload, 'at')];
  const notice = { template, instanceId, params: { deadline, dueAt } };
  const own = to.filter((role) => OWN_FILE.includes(role));
  if (own.length > 0) await notices.send(tx, { ...notice, cause: id, to: own });
  const others = to.filter((role) => !OWN_FILE.includes(role));
  if (others.length === 0) return;
  const [what, which] = occasion;
  const cause = [what, callId, deadline, dueAt, which].join(' ');
  await notices.send(tx, { ...notice, cause, about: callId, to: others });
}
