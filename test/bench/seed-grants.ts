import { randomBytes, randomUUID } from 'node:crypto';
import type { Actor } from '#libs/kernel';
import { uuidV7 } from '#libs/platform';
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
  await bench.database.query('vacuum analyze workflow_timer, workflow_instance, workflow_history');
  return { callId, ids: [first, ...copies] };
}

function copyFiles(bench: Bench, first: string, copies: readonly string[]): Promise<void> {
  return bench.database.transaction(async (tx) => {
    await tx.query(COPY_HISTORY, [first, copies]);
    await tx.query('alter table workflow_instance disable trigger instance_begins_with_history');
    await tx.query(COPY_INSTANCES, [first, copies, signatory.id]);
    await tx.query('alter table workflow_instance enable trigger instance_begins_with_history');
    await tx.query(COPY_TIMERS, [first, copies]);
  });
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

const COPY_HISTORY = `
insert into workflow_history (instance_id, seq, event, taken, payload, actor, at, from_state, to_state, to_value, fired,
  definition, definition_version, command, hash)
select x.id, h.seq, h.event, h.taken, h.payload, h.actor, h.at, h.from_state, h.to_state, h.to_value, h.fired, h.definition,
  h.definition_version, h.command, h.hash
from unnest($2::uuid[]) as x(id) cross join workflow_history h where h.instance_id = $1`;

/** No two files remember the same: each has its own ids, was begun by somebody else and submitted at another moment. */
const COPY_INSTANCES = `
insert into workflow_instance (id, subject, definition, definition_version, call_id, shard, state, version, value, context,
  since, fired, did, head_hash, created_at, updated_at, fires_at, told_until, deadlines)
select x.id, i.subject, i.definition, i.definition_version, i.call_id, ('x' || right(x.id::text, 1))::bit(4)::int, i.state,
  i.version, i.value, replace(i.context::text, i.id::text, x.id::text)::json,
  replace(i.since::text, own.at, to_char(submitted at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::json, i.fired,
  replace(i.did::text, $3, gen_random_uuid()::text)::json, i.head_hash, i.created_at, submitted, i.fires_at, submitted,
  i.deadlines
from unnest($2::uuid[]) as x(id) cross join workflow_instance i
  cross join lateral (select to_char(i.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at) own
  cross join lateral (select i.updated_at - random() * interval '20 days' where x.id is not null) moment(submitted)
where i.id = $1`;

const COPY_TIMERS = `
insert into workflow_timer (shard, fires_at, instance_id)
select ('x' || right(x.id::text, 1))::bit(4)::int, i.fires_at, x.id
from unnest($2::uuid[]) as x(id) cross join workflow_instance i where i.id = $1`;
