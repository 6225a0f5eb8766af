import { MOVE_TIMERS } from '../timers/schedule.js';

/**
 * `s` the passages, `w` one row a change. Lists come as text with commas: PostgreSQL and Node both take that apart and put
 * it together several times as fast as arrays.
 */
const INPUT = `
with s as materialized (
  select * from json_to_recordset($1::json) as x(n int, subject text, call_id uuid, state text, from_state text,
    event text, taken text, at timestamptz, definition text, definition_version int, command text, context json,
    since json, did json, payload json, actor json, value json, fired json, fires_at timestamptz,
    fired_at timestamptz, told_until timestamptz, deadlines json)
), w as materialized (
  select r.id, r.version, r.shard, decode(r.hash, 'hex') as hash, s.*
  from unnest(string_to_array($2, ',')::uuid[], string_to_array($3, ',')::int[], string_to_array($4, ',')::smallint[],
    string_to_array($5, ',')::int[], string_to_array($6, ',')) as r(id, version, shard, shape, hash)
  join s on s.n = r.shape
), ordered as (
  insert into outbox (id, name, instance_id, call_id, subject, payload, at)
  select x.id, x.name, x.instance_id, x.call_id, x.subject, x.payload, x.at
  from json_to_recordset($7::json) as x(id text, name text, instance_id uuid, call_id uuid, subject text, payload json,
    at timestamptz)
), told as (
  insert into workflow_history (instance_id, seq, event, taken, payload, actor, at, from_state, to_state, to_value, fired,
    definition, definition_version, command, hash)
  select w.id, w.version, w.event, w.taken, w.payload, w.actor, w.at, w.from_state, w.state, w.value, w.fired,
    w.definition, w.definition_version, w.command, w.hash
  from w
), ${MOVE_TIMERS}`;

export const ADVANCE = `${INPUT}, changed as (
  update workflow_instance i
  set state = w.state, version = w.version, value = w.value, context = coalesce(w.context, i.context),
    since = coalesce(w.since, i.since), fired = w.fired, did = coalesce(w.did, i.did), head_hash = w.hash,
    updated_at = w.at, fires_at = w.fires_at, told_until = w.told_until, deadlines = w.deadlines
  from w where i.id = w.id and i.version = w.version - 1
  returning 1
)
select count(*) as count from changed`;

export const START = `${INPUT}, begun as (
  insert into workflow_instance (id, subject, definition, definition_version, call_id, shard, state, version, value,
    context, since, fired, did, head_hash, created_at, updated_at, fires_at, told_until, deadlines)
  select w.id, w.subject, w.definition, w.definition_version, w.call_id, w.shard, w.state, w.version, w.value, w.context,
    w.since, w.fired, w.did, w.hash, w.at, w.at, w.fires_at, w.told_until, w.deadlines
  from w
  returning 1
)
select count(*) as count from begun`;
