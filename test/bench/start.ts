import { ApiClient } from './api-client.js';
import type { Measured } from './main.js';
import type { Bench } from './open-bench.js';
import { type App, startApp } from './processes.js';
import { openProgramme } from './programme.js';
import { middle, rounded } from './percentiles.js';

const STARTS = 3;
const REQUESTS = 200;
const PAGES = ['/', '/sign-in', '/api/v1/calls', '/api/v1/docs', '/health/ready'];
const GOAL_MS = 2_000;
const GOAL_MB = { server: 200, worker: 150 } as const;

/**
 * From the start of the process to the moment it can serve, and what it keeps in memory then and after requests. The
 * first start of a build compiles it; the others find that done, as every start after the first does.
 */
export async function* startOfApps(bench: Bench): AsyncGenerator<Measured> {
  const programme = await openProgramme(bench.url);
  try {
    for (const app of ['server', 'worker'] as const) yield await measured(app, programme.env);
  } finally {
    await programme.close();
  }
}

async function measured(app: App, env: Readonly<Record<string, string>>): Promise<Measured> {
  const first = await startApp(app, env);
  await first.stop();
  const starts: number[] = [];
  let resident = { afterStart: 0, afterRequests: 0 };
  for (let turn = 0; turn < STARTS; turn += 1) {
    const running = await startApp(app, env);
    starts.push(running.readyMs);
    const afterStart = running.residentMb();
    if (app === 'server') await use(running.url);
    resident = { afterStart, afterRequests: running.residentMb() };
    await running.stop();
  }
  const startMs = middle(starts, (ms) => ms) ?? 0;
  return {
    bench: 'start',
    app,
    firstStartMs: rounded(first.readyMs, 0),
    startMs: rounded(startMs, 0),
    residentMb: rounded(resident.afterStart, 0),
    residentAfterRequestsMb: rounded(resident.afterRequests, 0),
    requests: app === 'server' ? REQUESTS : 0,
    goal: `start <= ${GOAL_MS} ms, resident <= ${GOAL_MB[app]} MB`,
    met: startMs <= GOAL_MS && Math.max(resident.afterStart, resident.afterRequests) <= GOAL_MB[app],
  };
}

async function use(url: string): Promise<void> {
  const client = new ApiClient(url, 4);
  for (let turn = 0; turn < REQUESTS; turn += 1) {
    const path = PAGES[turn % PAGES.length] ?? '/';
    const { status } = await client.send({ method: 'GET', path, token: '' });
    if (status >= 400) throw new Error(`${path} answered ${status}.`);
  }
  client.close();
}
