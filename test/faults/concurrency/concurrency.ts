import type { Definitions } from '#libs/engine';
import type { Database } from '#libs/platform';
import fc from 'fast-check';
import type { FaultRow } from '../report/fault-row.js';
import { OneGrant, type PersonName, PEOPLE, WAY, type Wish } from './one-grant.js';

const EVENTS = [
  ...new Set(WAY.slice(1).map(([event]) => event)),
  'applicationWithdrawn',
  'clarificationRequested',
  'assessmentReopened',
];
const people = Object.keys(PEOPLE) as PersonName[];

/** Mostly what could come next on the way, sometimes anything by anybody, sometimes only a look. */
function wishes(events: number): fc.Arbitrary<Wish> {
  const next = WAY.slice(events, events + 3).map(([event, by]) => ({ event, by }));
  const anything = fc.record({ event: fc.constantFrom(...EVENTS), by: fc.constantFrom(...people) });
  return fc.oneof(
    ...(next.length > 0 ? [{ weight: 5, arbitrary: fc.constantFrom(...next) }] : []),
    { weight: 2, arbitrary: anything },
    { weight: 1, arbitrary: fc.constant(null) },
  );
}

/** Where on its way a grant stands, and what it is told at once, one round after another. */
const courses = fc.integer({ min: 1, max: WAY.length }).chain((events) =>
  fc.record({
    events: fc.constant(events),
    rounds: fc.array(fc.array(wishes(events), { minLength: 2, maxLength: 8 }), { minLength: 1, maxLength: 3 }),
  }),
);

export interface Ground {
  readonly database: Database;
  readonly definitions: Definitions;
  /** Adds up how many commands were sent. */
  readonly sent?: { count: number };
}

/**
 * Commands that are sent to one grant beside each other are answered as if they came in some order. Nobody is overtaken
 * where commands wait for the lock of the grant; `mayOvertake` is for engines without one.
 */
export function linearisable(
  { database, definitions, sent = { count: 0 } }: Ground,
  mayOvertake: 'never' | 'sometimes' = 'never',
) {
  return fc.asyncProperty(courses, async ({ events, rounds }) => {
    const grant = await OneGrant.after(events, database, definitions);
    for (const round of rounds) {
      const model = await grant.model();
      sent.count += round.length;
      const lived = await grant.sendTogether(round);
      const objection = model.objection(lived);
      if (objection !== null) throw new Error(objection);
      if (mayOvertake === 'never' && lived.observed.some(({ kind }) => kind === 'overtaken'))
        throw new Error('one was overtaken');
    }
  });
}

/** One command that is sent many times at once acts once, and everybody gets the answer of that one time. */
export function actsOnce({ database, definitions, sent = { count: 0 } }: Ground) {
  return fc.asyncProperty(fc.integer({ min: 1, max: WAY.length - 1 }), async (events) => {
    const grant = await OneGrant.after(events, database, definitions);
    const [event, by] = WAY[events] ?? ['', 'system'];
    sent.count += RETRIES;
    const { answers, acted } = await grant.sendAgainAndAgain({ event, by }, RETRIES);
    const different = new Set(answers.map((answer) => JSON.stringify(answer)));
    if (acted !== 1 || different.size !== 1)
      throw new Error(`${event} acted ${acted} times, with the answers ${[...different].join()}`);
  });
}

const RETRIES = 50;

/** Both properties as one line of the report. */
export async function concurrencyRow(on: Ground, runs: number): Promise<FaultRow> {
  const ground = { ...on, sent: { count: 0 } };
  const order = await fc.check(linearisable(ground), { numRuns: runs });
  const once = await fc.check(actsOnce(ground), { numRuns: Math.ceil(runs / 8) });
  const failures = [order, once].filter(({ failed }) => failed);
  return {
    fault: 'commands beside each other on one grant',
    backend: 'none',
    injected: ground.sent.count,
    lost: order.failed ? 1 : 0,
    doubled: once.failed ? 1 : 0,
    early: 0,
    ...(failures.length > 0 && {
      note: failures.map(({ seed, errorInstance }) => `seed ${seed}: ${String(errorInstance)}`).join('; '),
    }),
  };
}
