import { randomUUID } from 'node:crypto';
import { systemActor } from '#libs/kernel';
import type { LeanRow } from '../instance/lean-instance.js';
import type { LoadedInstance } from '../instance/loaded-instance.js';
import type { Decided } from '../instance/passage.js';

const AT = new Date('2026-02-19T12:00:05.000Z');

/** A concept note whose deadline has passed. */
export function aFile(of: Partial<LoadedInstance> = {}): LoadedInstance {
  return {
    id: randomUUID(),
    subject: 'grant',
    definition: 'grant.restricted-call',
    definitionVersion: 1,
    callId: '018f0000-0000-7000-8000-000000000000',
    shard: 3,
    state: 'submitted.conceptNote',
    version: 2,
    value: { submitted: 'conceptNote' },
    context: { lot: 'L1' },
    since: { submitted: '2026-02-10T09:00:00.000Z' },
    fired: {},
    did: {},
    clocks: {},
    headHash: 'a'.repeat(64),
    updatedAt: AT,
    firesAt: AT,
    toldUntil: new Date(0),
    ...of,
  };
}

/** What its deadline leads to. */
export function aDecision(of: Partial<Decided> = {}): Decided {
  const { before = aFile() } = of;
  const due = new Date('2026-03-01T12:00:05.000Z');
  return {
    kind: aFile(),
    before,
    step: {
      snapshot: {
        value: { eligibilityCheck: 'administrative' },
        context: before?.context ?? {},
        since: { eligibilityCheck: AT.toISOString() },
        fired: {},
        did: before?.did ?? {},
        clocks: before?.clocks ?? {},
      },
      taken: 'submitted.conceptNote/submissionDeadlinePassed/0',
      effects: [],
    },
    event: 'submissionDeadlinePassed',
    payload: {},
    by: systemActor('timer'),
    at: AT,
    command: null,
    timers: [
      {
        name: 'administrativeCheckDue',
        kind: 'deadline',
        deadline: 'administrativeCheckDue',
        at: due,
        deadlineAt: due,
        since: AT,
        to: ['officer'],
      },
    ],
    settleMs: 0,
    toldUntil: AT,
    ...of,
  };
}

/** The same file as a batch reads it. */
export function aLeanRow(of: Partial<LoadedInstance> = {}): LeanRow {
  const { value, context, since, fired, did, clocks, ...file } = aFile(of);
  const texts = { value, context, since, fired, did, clocks };
  const written = Object.entries(texts).map(([name, part]) => [name, JSON.stringify(part)]);
  return { ...file, at: AT, ...(Object.fromEntries(written) as Record<keyof typeof texts, string>) };
}
