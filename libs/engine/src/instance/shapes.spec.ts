import { randomUUID } from 'node:crypto';
import { systemActor } from '#libs/kernel';
import { written, type Change } from './change.js';
import type { LoadedInstance } from './loaded-instance.js';
import { shapesOf } from './shapes.js';

const AT = new Date('2026-02-19T12:00:05.000Z');
const CALL = randomUUID();

function aFile(of: Partial<LoadedInstance> = {}): LoadedInstance {
  return {
    id: randomUUID(),
    subject: 'grant',
    definition: 'grant.restricted-call',
    definitionVersion: 1,
    callId: CALL,
    shard: 3,
    state: 'submitted.conceptNote',
    version: 2,
    value: { submitted: 'conceptNote' },
    context: { lot: 'L1' },
    since: { submitted: '2026-02-10T09:00:00.000Z' },
    fired: {},
    did: {},
    headHash: 'a'.repeat(64),
    updatedAt: AT,
    firesAt: AT,
    toldUntil: new Date(0),
    ...of,
  };
}

const dueLater = {
  name: 'administrativeCheckDue',
  kind: 'deadline',
  deadline: 'administrativeCheckDue',
  at: new Date('2026-03-01T12:00:05.000Z'),
  deadlineAt: new Date('2026-03-01T12:00:05.000Z'),
  since: AT,
  to: ['officer'],
} as const;

function aChange(of: Partial<Change> = {}, file = aFile()): Change {
  return {
    instance: file,
    before: file,
    step: {
      snapshot: {
        value: { eligibilityCheck: 'administrative' },
        context: file.context,
        since: { eligibilityCheck: AT.toISOString() },
        fired: {},
        did: {},
      },
      taken: 'submitted.conceptNote/submissionDeadlinePassed/0',
      effects: [],
    },
    event: 'submissionDeadlinePassed',
    payload: {},
    by: systemActor('timer'),
    at: AT,
    command: null,
    timers: [dueLater],
    settleMs: 0,
    toldUntil: AT,
    ...of,
  };
}

const step = (more: object) => ({ ...aChange().step, snapshot: { ...aChange().step.snapshot, ...more } });
const later = new Date(AT.getTime() + 1);

describe('the shapes of a batch', () => {
  it('are one where files differ only in id, version, hash and memory', () => {
    const rows = [aChange(), aChange({}, aFile({ version: 7, context: { lot: 'L2' }, shard: 9 }))].map(written);

    expect(shapesOf(rows).indexes).toEqual([0, 0]);
    expect(JSON.parse(shapesOf(rows).shapes)).toEqual([
      expect.objectContaining({ n: 0, state: 'eligibilityCheck.administrative', fires_at: dueLater.at.toISOString() }),
    ]);
  });

  it.each<[string, Change]>([
    ['call', aChange({}, aFile({ callId: randomUUID() }))],
    ['definition', aChange({}, aFile({ definition: 'grant.open-call' }))],
    ['version of the definition', aChange({}, aFile({ definitionVersion: 2 }))],
    ['state before', aChange({}, aFile({ state: 'draft.conceptNote' }))],
    ['state after', aChange({ step: step({ value: { eligibilityCheck: 'clarification' } }) })],
    ['time of a state', aChange({ step: step({ since: { eligibilityCheck: later.toISOString() } }) })],
    ['deadline that took effect', aChange({ step: step({ fired: { closing: AT.toISOString() } }) })],
    ['transition', aChange({ step: { ...aChange().step, taken: 'another' } })],
    ['event', aChange({ event: 'another' })],
    ['payload', aChange({ payload: { reason: 'x' } })],
    ['actor', aChange({ by: systemActor('another') })],
    ['instant', aChange({ at: later })],
    ['command', aChange({ command: 'a key' })],
    ['deadline', aChange({ timers: [{ ...dueLater, at: later }] })],
    ['settling time', aChange({ timers: [{ ...dueLater, sends: 'closed' }], settleMs: 1 })],
    ['entry before', aChange({}, aFile({ firesAt: later }))],
    ['instant up to which people were told', aChange({ toldUntil: later })],
  ])('are two where the %s differs', (_what, other) => {
    expect(shapesOf([aChange(), other].map(written)).indexes).toEqual([0, 1]);
  });
});
