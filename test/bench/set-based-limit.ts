import type { Bench } from './open-bench.js';
import { seedDue } from './seed-grants.js';

const BATCH = 500;

/**
 * What PostgreSQL can do here: the same rows changed and written by one set-based statement a batch, on two connections,
 * with fsync, without any decision, hash or check. Answers rows a second.
 */
export async function setBasedLimit(bench: Bench, n: number): Promise<number> {
  const { callId } = await seedDue(bench, n);
  await bench.database.query('alter table workflow_instance disable trigger user');
  const started = Date.now();
  await Promise.all([0, 1].map((half) => drain(bench, half)));
  const seconds = (Date.now() - started) / 1000;
  await bench.database.query('alter table workflow_instance enable trigger user');
  await bench.database.query(
    `delete from workflow_timer t using workflow_instance i where i.id = t.instance_id and i.call_id = $1`,
    [callId],
  );
  return n / seconds;
}

async function drain(bench: Bench, half: number): Promise<void> {
  const shards = Array.from({ length: 8 }, (_, shard) => half * 8 + shard);
  for (;;) {
    const [row] = await bench.database.query<{ count: number }>(WRITE, [shards, Math.ceil(BATCH / shards.length)]);
    if (row?.count === 0) return;
  }
}

/** The texts have the length of real ones; the new timer lies in the future, as the next state's does. */
const WRITE = `
with due as materialized (
  select mine.* from unnest($1::smallint[]) as s(shard) cross join lateral (
    select t.shard, t.fires_at, t.instance_id from workflow_timer t join workflow_instance i on i.id = t.instance_id
    where t.shard = s.shard and t.fires_at <= now()
    order by t.fires_at, t.instance_id limit $2 for update of i skip locked
  ) mine
), disarmed as (
  delete from workflow_timer t using due d
  where t.shard = d.shard and t.fires_at = d.fires_at and t.instance_id = d.instance_id
), changed as (
  update workflow_instance i set state = 'eligibilityCheck.administrative', version = i.version + 1,
    value = '{"eligibilityCheck":"administrative"}', since = '{"eligibilityCheck":"2026-02-19T12:00:05.000Z"}',
    updated_at = now(), told_until = now(), fires_at = now() + interval '8 days',
    deadlines = '[{"name":"administrativeCheckDue","due_at":"2026-03-01T12:00:05.000Z","sends":null,"recipients":["officer"]}]'
  from due d where i.id = d.instance_id returning i.id, i.version, i.shard, i.head_hash, i.definition, i.definition_version
), told as (
  insert into workflow_history (instance_id, seq, event, taken, payload, actor, at, from_state, to_state, to_value, fired,
    definition, definition_version, command, hash)
  select c.id, c.version, 'submissionDeadlinePassed', 'submitted.conceptNote/submissionDeadlinePassed/0', '{}',
    '{"kind":"system","id":"timer","roles":["system"]}', now(), 'submitted.conceptNote', 'eligibilityCheck.administrative',
    '{"eligibilityCheck":"administrative"}', '{}', c.definition, c.definition_version, null, c.head_hash
  from changed c
), armed as (
  insert into workflow_timer (shard, fires_at, instance_id) select c.shard, now() + interval '8 days', c.id from changed c
)
select count(*)::int as count from due`;
