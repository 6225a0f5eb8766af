import { randomBytes, randomUUID } from 'node:crypto';
import type { Actor } from '#libs/kernel';
import { uuidV7 } from '#libs/platform';
import { copyInstances } from '../support/copied-instances.js';
import { callCalendarAt } from './bench-rules.js';
import type { Bench } from './open-bench.js';

const BATCH = 1_000;

const signatory: Actor = { kind: 'person', id: randomUUID(), roles: ['applicant', 'signatory'] };

export interface Seeded {
  readonly callId: string;
  readonly ids: readonly string[];
}

/** So many submitted grants of a call of their own whose submission deadline has just passed. */
export async function seedDue(bench: Bench, count: number): Promise<Seeded & { readonly deadline: Date }> {
  const deadline = new Date();
  const seeded = await seedGrants(bench, { count, deadline, isSubmitted: true });
  await bench.database.query('checkpoint').catch(() => undefined);
  return { ...seeded, deadline };
}

/** So many drafts of a call of their own whose submission deadline lies ahead. */
export function seedDrafts(bench: Bench, count: number, deadline: Date): Promise<Seeded> {
  return seedGrants(bench, { count, deadline, isSubmitted: false });
}

/**
 * Grants with history and timer: one is made by the engine, the others are its copies under ids of their own. (Their
 * hashes are the first one's; nothing here verifies them.)
 */
async function seedGrants(
  bench: Bench,
  { count, deadline, isSubmitted }: { readonly count: number; readonly deadline: Date; readonly isSubmitted: boolean },
): Promise<Seeded> {
  const callId = bench.newCall(callCalendarAt(deadline));
  const arrivedAt = new Date(Math.min(Date.now(), deadline.getTime() - 60_000));
  const first = await madeByEngine(bench, { callId, arrivedAt, isSubmitted });
  const copies = Array.from({ length: count - 1 }, () => newId());
  for (let from = 0; from < copies.length; from += BATCH) {
    await copyFiles(bench, first, copies.slice(from, from + BATCH));
  }
  const ids = [first, ...copies];
  if (isSubmitted) {
    // Nobody searches here, and to fill it takes longer than what is measured.
    await bench.database.query('drop index if exists ix_application_words');
    await bench.database.query(APPLICATIONS, [callId, ids]);
  }
  await bench.database.query(
    'vacuum analyze workflow_timer, workflow_instance, workflow_history, application, listed_file',
  );
  return { callId, ids };
}

/** No two files remember the same: each has its own ids, was begun by somebody else and submitted at another moment. */
function copyFiles(bench: Bench, first: string, copies: readonly string[]): Promise<void> {
  return bench.database.transaction((tx) =>
    copyInstances(tx, { first, rows: COPIES, values: [copies, signatory.id], own: OWN }),
  );
}

const COPIES = `(
  select c.id, $3::text as author, random() * interval '20 days' as earlier from unnest($2::uuid[]) as c(id)
) x`;

/** What is submitted stands in lists, which follow every transition. */
const APPLICATIONS = `
insert into application (id, call_id, number, code, lot, organisation_id, organisation_name, title, created_at, created_by)
select x.id, $1::uuid, x.n, $1::uuid::text || '-' || x.n, 'L1', gen_random_uuid(), 'Association ' || x.n, 'Ateliers', now(), x.id
from unnest($2::uuid[]) with ordinality as x(id, n)`;

const OWN = {
  context: 'replace(i.context::text, i.id::text, x.id::text)::json',
  since: `replace(i.since::text, ${inHistory('i.updated_at')}, ${inHistory('i.updated_at - x.earlier')})::json`,
  did: 'replace(i.did::text, x.author, gen_random_uuid()::text)::json',
  updated_at: 'i.updated_at - x.earlier',
  told_until: 'i.updated_at - x.earlier',
};

/** An instant as an instance remembers it. */
export function inHistory(instant: string): string {
  return `to_char((${instant}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** As the product makes them: what was made together lies together. */
function newId(): string {
  return uuidV7(Date.now(), randomBytes(10));
}

async function madeByEngine(
  bench: Bench,
  {
    callId,
    arrivedAt,
    isSubmitted,
  }: { readonly callId: string; readonly arrivedAt: Date; readonly isSubmitted: boolean },
): Promise<string> {
  const id = newId();
  const origin = { by: signatory, arrivedAt };
  await bench.database.transaction(async (tx) => {
    const payload = { grantId: id, callId, lot: 'L1', organisationId: randomUUID() };
    const event = { type: 'draftStarted', payload };
    const grant = await bench.engine.start(tx, { id, definition: 'grant.restricted-call', callId, event, origin });
    if (isSubmitted) await grant.send(submission(), origin, { missing: [] });
  });
  return id;
}

/** What a signatory hands in. */
export function submission() {
  const payload = { submissionId: randomUUID(), contentHash: 'a'.repeat(64), requestedMinor: 900_000_00 };
  return { type: 'applicationSubmitted', payload };
}
