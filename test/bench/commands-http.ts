import { randomUUID } from 'node:crypto';
import { SubmitAssessment } from '#libs/evaluation';
import { ApiClient } from './api-client.js';
import { assessmentsToSubmit, type AssessorsDesk, type ToSubmit } from './assessments-to-submit.js';
import type { Measured } from './main.js';
import type { Bench } from './open-bench.js';
import { percentile, rounded } from './percentiles.js';
import { type AppProcess, startApp, thenStopped } from './processes.js';
import { openProgramme, type Programme } from './programme.js';

const CLIENTS = 32;
const SUBMISSIONS = 4_000;
const WARM_UP = 320;
const GOAL_RATIO = 0.6;
const GOAL_P99_MS = 60;

type Send = (work: ToSubmit) => Promise<void>;

interface Run {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/**
 * Assessors make assessments final through the API of a server process, 32 at once; the limit is the same use case,
 * called 32 at once in this process. Both are warm before they are measured.
 */
export async function* commandsOverHttp(bench: Bench): AsyncGenerator<Measured> {
  const n = bench.sizes[0] ?? SUBMISSIONS;
  const programme = await openProgramme(bench.url);
  try {
    const desk = await assessmentsToSubmit(programme, Math.ceil((n + WARM_UP) / 2) * 2);
    const half = n + WARM_UP;
    const limit = await measured(desk.toSubmit.slice(0, half), inProcess(programme));
    const server = await startApp('server', programme.env);
    const overHttp = await thenStopped(server, measured(desk.toSubmit.slice(half, 2 * half), throughApi(server, desk)));
    const ratio = overHttp.perSecond / limit.perSecond;
    yield {
      bench: 'commands-http',
      clients: CLIENTS,
      n,
      perSecond: rounded(overHttp.perSecond, 0),
      limitPerSecond: rounded(limit.perSecond, 0),
      ratio: rounded(ratio, 3),
      p50Ms: rounded(overHttp.p50Ms),
      p99Ms: rounded(overHttp.p99Ms),
      limitP99Ms: rounded(limit.p99Ms),
      goal: `ratio >= ${GOAL_RATIO}, p99 <= ${GOAL_P99_MS} ms`,
      met: ratio >= GOAL_RATIO && overHttp.p99Ms <= GOAL_P99_MS,
    };
  } finally {
    await programme.close();
  }
}

async function measured(work: readonly ToSubmit[], send: Send): Promise<Run> {
  await all(work.slice(0, WARM_UP), send);
  const begun = performance.now();
  const samples = await all(work.slice(WARM_UP), send);
  const seconds = (performance.now() - begun) / 1000;
  return {
    perSecond: samples.length / seconds,
    p50Ms: percentile(samples, 0.5),
    p99Ms: percentile(samples, 0.99),
  };
}

async function all(work: readonly ToSubmit[], send: Send): Promise<{ value: number; weight: number }[]> {
  const samples: { value: number; weight: number }[] = [];
  const waiting = work.values();
  const client = async () => {
    for (const one of waiting) {
      const begun = performance.now();
      await send(one);
      samples.push({ value: performance.now() - begun, weight: 1 });
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return samples;
}

function inProcess(programme: Programme): Send {
  const submit = programme.get(SubmitAssessment);
  return async ({ assignmentId, personId }) => {
    const by = { kind: 'person', id: personId, roles: ['assessor'] } as const;
    await submit.execute({ key: randomUUID(), by, arrivedAt: new Date(), assignmentId });
  };
}

function throughApi(server: AppProcess, { tokens }: AssessorsDesk): Send {
  const client = new ApiClient(server.url, CLIENTS);
  return async ({ assignmentId, personId }) => {
    const { status, text } = await client.send({
      method: 'POST',
      path: `/api/v1/assessments/${assignmentId}/submission`,
      token: tokens.get(personId) ?? '',
      headers: { 'idempotency-key': randomUUID() },
    });
    if (status !== 201) throw new Error(`A submission was answered ${status}: ${text}`);
  };
}
