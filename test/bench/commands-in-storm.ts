import { randomUUID } from 'node:crypto';
import type { Actor } from '#libs/kernel';
import type { Measured } from './main.js';
import type { Bench } from './open-bench.js';
import { percentile, rounded, type Sample } from './percentiles.js';
import { seedDrafts, seedDue, submission } from './seed-grants.js';
import { sweepElsewhere } from './sweep-elsewhere.js';

const SIZES = [100_000];
const CLIENTS = 4;
/** Between two commands of one client, in milliseconds: people, not a second storm. */
const PAUSE_MS = 10;
const GOAL_P99_MS = 25;
const DAY = 86_400_000;

/** What people wait for their own command while a storm of deadlines is applied by another process. */
export async function* commandsInStorm(bench: Bench): AsyncGenerator<Measured> {
  for (const n of bench.sizes.length > 0 ? bench.sizes : SIZES) {
    const { deadline } = await seedDue(bench, n);
    const { ids } = await seedDrafts(bench, CLIENTS, new Date(Date.now() + 30 * DAY));
    const samples: Sample[] = [];
    let isOver = false;
    const clients = ids.map((id) => client(bench, id, () => isOver, samples));
    const swept = await sweepElsewhere(deadline);
    isOver = true;
    await Promise.all(clients);
    yield {
      bench: 'commands-in-storm',
      n,
      clients: CLIENTS,
      commands: samples.length,
      p50Ms: rounded(percentile(samples, 0.5)),
      p99Ms: rounded(percentile(samples, 0.99)),
      goalP99Ms: GOAL_P99_MS,
      stormPerSecond: rounded(n / (swept.lastMs / 1000), 0),
    };
  }
}

/** Hands its draft in, again and again, each time with a key of its own. */
async function client(bench: Bench, id: string, isOver: () => boolean, samples: Sample[]): Promise<void> {
  const by: Actor = { kind: 'person', id: randomUUID(), roles: ['applicant', 'signatory'] };
  while (!isOver()) {
    const begun = performance.now();
    const command = { key: randomUUID(), by, arrivedAt: new Date() };
    await bench.commands.run('bench.submit', command, async (tx) => {
      const grant = await bench.engine.lock(tx, id);
      await grant.send(submission(), command, { missing: [] });
    });
    samples.push({ value: performance.now() - begun, weight: 1 });
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
