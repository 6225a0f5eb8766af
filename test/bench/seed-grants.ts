import { randomUUID } from 'node:crypto';
import type { Actor } from '#libs/kernel';
import type { Bench } from './open-bench.js';

const BATCH = 1_000;
const ADAPTED = `
insert into workflow_history (instance_id, seq, event, taken, payload, actor, at, from_state, to_state, to_value, fired,
  definition, definition_version, command, hash)
select x.id, h.seq, h.event, h.taken, h.payload, h.actor, h.at, h.from_state, h.to_state, h.to_value, h.fired, h.definition,
  h.definition_version, h.command, h.hash
from unnest($2::uuid[]) as x(id) cross join workflow_history h where h.instance_id = $1`;

const signatory: Actor = { kind: 'person', id: randomUUID(), roles: ['applicant', 'signatory'] };

/**
 * Grants that wait for their submission deadline, with history and timer: one is made by the engine, the others are its
 * copies under ids of their own. (Their hashes are the first one's; nothing here verifies them.)
 */
export async function seedSubmitted(bench: Bench, callId: string, count: number): Promise<void> {
  const first = await submittedByEngine(bench, callId);
  const ids = Array.from({ length: count - 1 }, () => randomUUID());
  for (let from = 0; from < ids.length; from += BATCH) {
    const batch = ids.slice(from, from + BATCH);
    await bench.database.transaction(async (tx) => {
      await tx.query(ADAPTED, [first, batch]);
      await tx.query('alter table workflow_instance disable trigger instance_begins_with_history');
      await tx.query(COPY_INSTANCES, [first, batch]);
      await tx.query('alter table workflow_instance enable trigger instance_begins_with_history');
      await tx.query(COPY_TIMERS, [first, batch]);
    });
  }
}

async function submittedByEngine(bench: Bench, callId: string): Promise<string> {
  const id = randomUUID();
  const origin = { by: signatory, arrivedAt: new Date() };
  await bench.database.transaction(async (tx) => {
    const payload = { grantId: id, callId, lot: 'L1', organisationId: randomUUID() };
    const event = { type: 'draftStarted', payload };
    const grant = await bench.engine.start(tx, { id, definition: 'grant.restricted-call', callId, event, origin });
    const submission = { submissionId: randomUUID(), contentHash: 'a'.repeat(64), requestedMinor: 900_000_00 };
    await grant.send({ type: 'applicationSubmitted', payload: submission }, origin, { missing: [] });
  });
  return id;
}

const COPY_INSTANCES = `
insert into workflow_instance (id, subject, definition, definition_version, call_id, shard, state, version, value, context,
  since, fired, did, head_hash, created_at, updated_at)
select x.id, i.subject, i.definition, i.definition_version, i.call_id, ('x' || right(x.id::text, 1))::bit(4)::int, i.state,
  i.version, i.value, i.context, i.since, i.fired, i.did, i.head_hash, i.created_at, i.updated_at
from unnest($2::uuid[]) as x(id) cross join workflow_instance i where i.id = $1`;

const COPY_TIMERS = `
insert into workflow_timer (instance_id, name, kind, deadline, sends, recipients, due_at, fires_at, shard, armed_by)
select x.id, t.name, t.kind, t.deadline, t.sends, t.recipients, t.due_at, t.fires_at,
  ('x' || right(x.id::text, 1))::bit(4)::int, t.armed_by
from unnest($2::uuid[]) as x(id) cross join workflow_timer t where t.instance_id = $1`;
