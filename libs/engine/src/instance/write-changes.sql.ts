/**
 * `s` the shapes, `w` one row a change, `t` the timers of each shape. A reminder whose hour has passed is not among
 * them but in `keep`: it is kept if it waits to be sent, and never armed anew. `offset 0` keeps the planner on the index
 * of the few instances concerned.
 */
const INPUT = `
with s as materialized (
  select * from json_to_recordset($8::json) as x(n int, subject text, call_id uuid, state text, from_state text,
    event text, taken text, at timestamptz, definition text, definition_version int, command text, keep text[],
    timers json, since json, payload json, actor json, value json, fired json)
), w as materialized (
  select r.id, r.version, r.shard, decode(r.hash, 'hex') as hash, r.context::json as context, r.did::json as did, s.*
  from unnest($1::uuid[], $2::int[], $3::smallint[], $4::int[], $5::text[], $6::text[], $7::text[])
    as r(id, version, shard, shape, hash, context, did)
  join s on s.n = r.shape
), t as materialized (
  select s.n as shape, x.* from s cross join lateral json_to_recordset(s.timers) as x(name text, kind text, deadline text,
    sends text, recipients json, due_at timestamptz, fires_at timestamptz)
), ordered as (
  insert into outbox (id, name, instance_id, call_id, subject, payload, at)
  select x.id, x.name, x.instance_id, x.call_id, x.subject, x.payload, x.at
  from json_to_recordset($9::json) as x(id text, name text, instance_id uuid, call_id uuid, subject text, payload json,
    at timestamptz)
), told as (
  insert into workflow_history (instance_id, seq, event, taken, payload, actor, at, from_state, to_state, to_value, fired,
    definition, definition_version, command, hash)
  select w.id, w.version, w.event, w.taken, w.payload, w.actor, w.at, w.from_state, w.state, w.value, w.fired,
    w.definition, w.definition_version, w.command, w.hash
  from w
), disarmed as (
  delete from workflow_timer gone
  using w cross join lateral (
    select own.ctid from workflow_timer own where own.instance_id = w.id and own.name <> all (w.keep) offset 0
  ) surplus
  where gone.ctid = surplus.ctid
), rearmed as (
  insert into workflow_timer as present (instance_id, name, kind, deadline, sends, recipients, due_at, fires_at, shard,
    armed_by)
  select w.id, t.name, t.kind, t.deadline, t.sends, t.recipients, t.due_at, t.fires_at, w.shard, w.version
  from w join t on t.shape = w.n
  on conflict (instance_id, name) do update
    set due_at = excluded.due_at, fires_at = excluded.fires_at, sends = excluded.sends,
      recipients = excluded.recipients, armed_by = excluded.armed_by
    where present.due_at <> excluded.due_at or present.fires_at <> excluded.fires_at
)`;

export const ADVANCE = `${INPUT}, changed as (
  update workflow_instance i
  set state = w.state, version = w.version, value = w.value, context = coalesce(w.context, i.context), since = w.since,
    fired = w.fired, did = coalesce(w.did, i.did), head_hash = w.hash, updated_at = w.at
  from w where i.id = w.id and i.version = w.version - 1
  returning 1
)
select count(*) as count from changed`;

export const START = `${INPUT}, begun as (
  insert into workflow_instance (id, subject, definition, definition_version, call_id, shard, state, version, value,
    context, since, fired, did, head_hash, created_at, updated_at)
  select w.id, w.subject, w.definition, w.definition_version, w.call_id, w.shard, w.state, w.version, w.value, w.context,
    w.since, w.fired, w.did, w.hash, w.at, w.at
  from w
  returning 1
)
select count(*) as count from begun`;
