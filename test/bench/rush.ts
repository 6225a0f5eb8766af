import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ApiClient } from './api-client.js';
import { aCallThatCloses, type Draft, drafts } from './drafts.js';
import type { Measured } from './main.js';
import type { Bench } from './open-bench.js';
import { percentile, rounded } from './percentiles.js';
import { startApp, thenStopped } from './processes.js';
import { openProgramme, type Programme } from './programme.js';

const APPLICANTS = 2_000;
const SHARE_IN_LAST_MINUTE = 0.1;
const MINUTE_MS = 60_000;
/** The last of them press the button so long before the deadline. */
const LAST_MS = 2_000;
const KINDS = ['declaration', 'registrationReceipt', 'coApplicantMandate'];
const FILE_BYTES = 300_000;
const SEED_MS_EACH = 10;
const GOAL_P95_MS = 800;
const GOAL_P99_MS = 2_000;

interface Submission {
  readonly sentAt: number;
  readonly answeredAt: number;
  readonly arrivedAt: number;
}

interface Seen {
  readonly samples: { value: number; weight: number }[];
  readonly submissions: Submission[];
  readonly errors: string[];
}

/**
 * The last minute of a call: a tenth of its applicants attach three files each and submit, at instants that do not wait
 * for the server. How long an applicant's step takes includes its delay against the plan.
 */
export async function* deadlineRush(bench: Bench): AsyncGenerator<Measured> {
  const n = bench.sizes[0] ?? APPLICANTS;
  const programme = await openProgramme(bench.url);
  try {
    const ready = new Date(Date.now() + MINUTE_MS + 10_000 + n * SEED_MS_EACH);
    const { call, closes } = await aCallThatCloses(programme, ready);
    const applicants = await drafts(programme, call, n);
    const rushing = applicants.slice(0, Math.round(n * SHARE_IN_LAST_MINUTE));
    const server = await startApp('server', programme.env);
    const seen = await thenStopped(server, lastMinute(new ApiClient(server.url, Infinity), rushing, closes));
    yield await result(programme, { n, call: call.id, rushing: rushing.length, seen });
  } finally {
    await programme.close();
  }
}

async function lastMinute(client: ApiClient, rushing: readonly Draft[], closes: Date): Promise<Seen> {
  const seen: Seen = { samples: [], submissions: [], errors: [] };
  const from = closes.getTime() - MINUTE_MS;
  if (from < Date.now()) throw new Error('The last minute had begun before everything was prepared.');
  const every = (MINUTE_MS - LAST_MS) / rushing.length;
  await Promise.all(rushing.map((draft, n) => applicant(client, draft, { startsAt: from + n * every, seen })));
  return seen;
}

async function applicant(
  client: ApiClient,
  draft: Draft,
  { startsAt, seen }: { readonly startsAt: number; readonly seen: Seen },
): Promise<void> {
  await pause(Math.max(0, startsAt - Date.now()));
  let planned = startsAt;
  const step = async (send: () => Promise<{ status: number; text: string }>) => {
    const { status, text } = await send();
    seen.samples.push({ value: Date.now() - planned, weight: 1 });
    planned = Date.now();
    if (status !== 201) seen.errors.push(`${status} ${text}`);
    return text;
  };
  for (const kind of KINDS) await step(() => upload(client, draft, kind));
  const sentAt = Date.now();
  const text = await step(() => submit(client, draft));
  const { arrivedAt = '' } = JSON.parse(text) as { arrivedAt?: string };
  seen.submissions.push({ sentAt, answeredAt: Date.now(), arrivedAt: Date.parse(arrivedAt) });
}

function upload(client: ApiClient, { id, token }: Draft, kind: string) {
  const boundary = `bench-${randomUUID()}`;
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${kind}.pdf"\r\ncontent-type: application/pdf\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), aPdf(id, kind), Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const path = `/api/v1/applications/${id}/documents/conceptNote/${kind}`;
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  return client.send({ method: 'POST', path, token, headers, body });
}

function submit(client: ApiClient, { id, token }: Draft) {
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
  const path = `/api/v1/applications/${id}/submissions`;
  return client.send({ method: 'POST', path, token, headers, body: JSON.stringify({ declared: true }) });
}

/** As large as a page that was scanned, and like no other. */
function aPdf(id: string, kind: string): Buffer {
  const filling = Buffer.alloc(FILE_BYTES, `% ${id} ${kind}\n`);
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), filling, Buffer.from('trailer\n<<>>\n%%EOF\n')]);
}

async function result(
  programme: Programme,
  {
    n,
    call,
    rushing,
    seen,
  }: { readonly n: number; readonly call: string; readonly rushing: number; readonly seen: Seen },
): Promise<Measured> {
  const [stored] = await programme.database.query<{ submitted: number }>(
    `select count(*)::int as submitted from submission s join application a on a.id = s.application_id
     where a.call_id = $1`,
    [call],
  );
  const [p95, p99] = [percentile(seen.samples, 0.95), percentile(seen.samples, 0.99)];
  const lost = rushing - (stored?.submitted ?? 0);
  const outOfOrder = contradictions(seen.submissions);
  return {
    bench: 'rush',
    n,
    submitted: rushing,
    requests: seen.samples.length,
    p50Ms: rounded(percentile(seen.samples, 0.5)),
    p95Ms: rounded(p95),
    p99Ms: rounded(p99),
    errors: seen.errors.length,
    lost,
    receiptsOutOfOrder: outOfOrder,
    goal: `p95 <= ${GOAL_P95_MS} ms, p99 <= ${GOAL_P99_MS} ms, 0 errors, receipts in the order of the server's clock`,
    met: p95 <= GOAL_P95_MS && p99 <= GOAL_P99_MS && seen.errors.length + lost + outOfOrder === 0,
  };
}

/** Submissions whose receipt names an instant before that of one which had been answered when they were sent. */
function contradictions(submissions: readonly Submission[]): number {
  return submissions.filter(({ sentAt, arrivedAt }) =>
    submissions.some((earlier) => earlier.answeredAt < sentAt && !(earlier.arrivedAt <= arrivedAt)),
  ).length;
}
