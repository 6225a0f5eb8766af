import { explain, start } from '#libs/workflow';
import type { Measured } from './main.js';
import type { Bench } from './open-bench.js';
import { rounded } from './percentiles.js';

const TURNS = 20_000;
const GRANT = '018f0000-0000-7000-8000-000000000001';

/** What one person may do with one grant, with every reason why not. */
export async function* explainActions(bench: Bench): AsyncGenerator<Measured> {
  const machine = bench.definitions.latest('grant.restricted-call');
  const by = { kind: 'person', id: 'amina', roles: ['applicant', 'signatory'] } as const;
  const at = new Date();
  const facts = { at, arrivedAt: at, by, calendar: bench.rules.calendar, given: { missing: ['title'] } };
  const payload = { grantId: GRANT, callId: GRANT, lot: 'L1', organisationId: GRANT };
  const { snapshot } = start(machine, { type: 'draftStarted', payload }, facts);
  for (let turn = 0; turn < 2_000; turn += 1) explain(machine, snapshot, by, facts);
  const begun = performance.now();
  for (let turn = 0; turn < TURNS; turn += 1) explain(machine, snapshot, by, facts);
  const microseconds = ((performance.now() - begun) * 1000) / TURNS;
  yield { bench: 'explain', n: TURNS, microsecondsEach: rounded(microseconds), goalMicroseconds: 200 };
}
