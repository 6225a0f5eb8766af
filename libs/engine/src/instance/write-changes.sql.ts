import { MOVE_TIMERS } from '../timers/schedule.js';

/**
 * `s` the passages, `w` one row a change. Lists come as text with commas: PostgreSQL and Node both take that apart and put
 * it together several times as fast as arrays.
 */
const INPUT = `
with s as materialized (
  select * from json_to_recordset($1::json) as x(n int, subject text, call_id uuid, state text, from_state text,
    event text, taken text, at timestamptz, definition text, definition_version int, command text, context json,
    since json, did json, clocks json, payload json, actor json, value json, fired json, fires_at timestamptz,
    fired_at timestamptz, told_until timestamptz, deadlines json)
), w as materialized (
  select r.id, r.version, r.shard, r.n, decode(r.hash, 'hex') as hash
  from unnest(string_to_array($2, ',')::uuid[], string_to_array($3, ',')::int[], string_to_array($4, ',')::smallint[],
    string_to_array($5, ',')::int[], string_to_array($6, ',')) as r(id, version, shard, n, hash)
), ordered as (
  insert into outbox (id, name, instance_id, call_id, subject, payload, at, correlation)
  select x.id, x.name, x.instance_id, x.call_id, x.subject, x.payload, x.at, $8::text
  from json_to_recordset($7::json) as x(id text, name text, instance_id uuid, call_id uuid, subject text, payload json,
    at timestamptz)
), told as (
  insert into workflow_history (instance_id, seq, event, taken, payload, actor, at, from_state, to_state, to_value, fired,
    definition, definition_version, command, hash, correlation)
  select w.id, w.version, s.event, s.taken, s.payload, s.actor, s.at, s.from_state, s.state, s.value, s.fired,
    s.definition, s.definition_version, s.command, w.hash, $8::text
  from w join s using (n)
), moved as materialized (
  select w.id, w.shard, s.fired_at, s.fires_at from w join s using (n) where s.fires_at is distinct from s.fired_at
), ${MOVE_TIMERS}`;

/** `offset 0`: passages and rows are put together first, also where each row has a passage of its own. */
export const ADVANCE = `${INPUT}, changed as (
  update workflow_instance i
  set state = c.state, version = c.version, value = c.value, context = coalesce(c.context, i.context),
    since = coalesce(c.since, i.since), fired = c.fired, did = coalesce(c.did, i.did),
    clocks = coalesce(c.clocks, i.clocks), definition_version = c.definition_version, head_hash = c.hash, updated_at = c.at,
    fires_at = c.fires_at, told_until = c.told_until, deadlines = c.deadlines
  from (select * from w join s using (n) offset 0) c
  where i.id = c.id and i.version = c.version - 1
  returning 1
)
select count(*) as count from changed`;

export const START = `${INPUT}, begun as (
  insert into workflow_instance (id, subject, definition, definition_version, call_id, shard, state, version, value,
    context, since, fired, did, clocks, head_hash, created_at, updated_at, fires_at, told_until, deadlines)
  select w.id, s.subject, s.definition, s.definition_version, s.call_id, w.shard, s.state, w.version, s.value, s.context,
    s.since, s.fired, s.did, s.clocks, w.hash, s.at, s.at, s.fires_at, s.told_until, s.deadlines
  from w join s using (n)
  returning 1
)
select count(*) as count from begun`;
