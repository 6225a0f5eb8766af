import { randomUUID } from 'node:crypto';
import { callCalendarAt } from './bench-rules.js';
import type { Measured } from './main.js';
import type { Bench } from './open-bench.js';
import { percentile, rounded, type Sample } from './percentiles.js';

const CLIENTS = 32;
const EACH = 100;

/** Submissions of different grants by 32 clients, each one durable transaction with an idempotency key. */
export async function* commandThroughput(bench: Bench): AsyncGenerator<Measured> {
  const callId = bench.newCall(callCalendarAt(new Date(Date.now() + 86_400_000)));
  const samples: Sample[] = [];
  const started = performance.now();
  await Promise.all(Array.from({ length: CLIENTS }, () => client(bench, callId, samples)));
  const seconds = (performance.now() - started) / 1000;
  yield {
    bench: 'commands',
    clients: CLIENTS,
    n: samples.length,
    perSecond: rounded(samples.length / seconds, 0),
    p50Ms: rounded(percentile(samples, 0.5)),
    p99Ms: rounded(percentile(samples, 0.99)),
  };
}

async function client(bench: Bench, callId: string, samples: Sample[]): Promise<void> {
  for (let turn = 0; turn < EACH; turn += 1) {
    const id = randomUUID();
    const command = {
      key: randomUUID(),
      by: { kind: 'person', id, roles: ['applicant', 'signatory'] } as const,
      arrivedAt: new Date(),
    };
    const begun = performance.now();
    await bench.commands.run('bench.start', command, async (tx) => {
      const event = { type: 'draftStarted', payload: { grantId: id, callId, lot: 'L1', organisationId: randomUUID() } };
      await bench.engine.start(tx, { id, definition: 'grant.restricted-call', callId, event, origin: command });
    });
    samples.push({ value: performance.now() - begun, weight: 1 });
  }
}
