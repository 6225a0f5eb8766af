import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The durable runtime: clock, instances, their history, timers, outbox and idempotency keys. */
export class T0001Engine implements MigrationInterface {
  readonly name = 'T0001Engine1764000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CLOCK);
    await runner.query(TABLES);
    await runner.query(APPEND_ONLY);
    await runner.query(NO_SIDE_DOOR);
    await runner.query(OBLIGATION);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table if exists workflow_dead_timer, workflow_timer, workflow_history, workflow_instance, workflow_definition,
        outbox, command, demo_clock cascade;
      drop function if exists next_obligation(uuid), minha_now(), minha_clock_offset(), refuse_change(), guard_instance_insert(),
        guard_instance_update(), guard_instance_row();
    `);
  }
}

/** One row at most moves the demo's time; without it business time is the database's own. */
const CLOCK = `
create table demo_clock (
  id smallint constraint pk_demo_clock primary key constraint ck_demo_clock_single check (id = 1),
  ahead interval not null
);
create function minha_clock_offset() returns interval language sql stable as
  $$ select coalesce((select ahead from demo_clock), interval '0') $$;
create function minha_now() returns timestamptz language sql stable as
  $$ select now() + minha_clock_offset() $$;
`;

/**
 * JSON is json, not jsonb: jsonb reorders keys, and XState runs parallel regions in key order; history is hashed as
 * text. Nothing that a transition changes is indexed, so updates of an instance stay on its page.
 */
const TABLES = `
create table workflow_definition (
  id text not null, version int not null, source_hash text not null, source json not null, first_used_at timestamptz not null,
  constraint pk_workflow_definition primary key (id, version)
);
create table workflow_instance (
  id uuid constraint pk_workflow_instance primary key,
  subject text not null,
  definition text not null,
  definition_version int not null,
  call_id uuid not null,
  shard smallint not null,
  state text not null,
  version int not null,
  value json not null,
  context json not null,
  since json not null,
  fired json not null,
  did json not null,
  head_hash bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
) with (fillfactor = 60);
create index ix_workflow_instance_call on workflow_instance (call_id, subject);
create table workflow_history (
  instance_id uuid not null,
  seq int not null,
  event text not null,
  taken text not null,
  payload json not null,
  actor json not null,
  at timestamptz not null,
  from_state text not null,
  to_state text not null,
  to_value json not null,
  fired json not null,
  definition text not null,
  definition_version int not null,
  command text,
  hash bytea not null,
  constraint pk_workflow_history primary key (instance_id, seq)
);
create table workflow_timer (
  instance_id uuid not null,
  name text not null,
  kind text not null,
  deadline text not null,
  sends text,
  recipients json not null,
  due_at timestamptz not null,
  fires_at timestamptz not null,
  shard smallint not null,
  armed_by int not null,
  constraint pk_workflow_timer primary key (instance_id, name)
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
create index ix_workflow_timer_due on workflow_timer (shard, fires_at, instance_id);
create table workflow_dead_timer (
  instance_id uuid not null, name text not null, due_at timestamptz not null, reason text not null, failed_at timestamptz not null,
  constraint pk_workflow_dead_timer primary key (instance_id, name, due_at)
);
create table outbox (
  id text constraint pk_outbox primary key,
  name text not null,
  instance_id uuid not null,
  call_id uuid not null,
  subject text not null,
  payload json not null,
  at timestamptz not null,
  enqueued_at timestamptz,
  done_at timestamptz,
  failed_at timestamptz,
  failure text
);
create index ix_outbox_open on outbox (at) where done_at is null and failed_at is null;
create table command (
  actor text not null, key text not null, name text not null, request_hash text not null, response json, at timestamptz not null,
  constraint pk_command primary key (actor, key)
);
create index ix_command_at on command (at);
`;

const APPEND_ONLY = `
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger history_append_only before update or delete on workflow_history
  for each row execute function refuse_change();
create trigger history_no_truncate before truncate on workflow_history execute function refuse_change();
create trigger instance_no_delete before delete on workflow_instance for each row execute function refuse_change();
create trigger instance_no_truncate before truncate on workflow_instance execute function refuse_change();
create trigger definition_frozen before update or delete on workflow_definition
  for each row execute function refuse_change();
`;

/**
 * A state changes only together with the history row that explains it. Checked once a statement, after all of its
 * parts; the limits keep the planner on the index, where it would otherwise hash the whole history for each batch.
 */
const NO_SIDE_DOOR = `
create function guard_instance_insert() returns trigger language plpgsql as $$
begin
  if exists (
    select from new_rows n
    left join workflow_history h on h.instance_id = n.id and h.seq = 1
    where n.version <> 1 or h.seq is null or h.hash <> n.head_hash or h.to_value::text <> n.value::text
  ) then
    raise exception 'an instance begins with its first history row' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger instance_begins_with_history after insert on workflow_instance
  referencing new table as new_rows for each statement execute function guard_instance_insert();
create function guard_instance_update() returns trigger language plpgsql as $$
begin
  if exists (
    select from new_rows n
    left join lateral (
      select h.hash, h.to_value from workflow_history h where h.instance_id = n.id and h.seq = n.version limit 1
    ) own on true
    left join lateral (
      select h.seq from workflow_history h where h.instance_id = n.id and h.seq = n.version + 1 limit 1
    ) later on true
    where own.hash is distinct from n.head_hash or own.to_value::text is distinct from n.value::text
      or later.seq is not null
  ) then
    raise exception 'a state changes only with its history row' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger instance_changes_with_history after update on workflow_instance
  referencing new table as new_rows for each statement execute function guard_instance_update();
create function guard_instance_row() returns trigger language plpgsql as $$
begin
  raise exception 'a state changes only with its history row' using errcode = 'restrict_violation';
end $$;
create trigger instance_memory_with_version before update on workflow_instance for each row
  when (new.version <> old.version + 1 or new.subject <> old.subject or new.call_id <> old.call_id)
  execute function guard_instance_row();
`;

/**
 * The earliest deadline that an instance's state has, one that has passed without closing anything included: that is the
 * obligation which lists put first. Null where the state has none.
 */
const OBLIGATION = `
create function next_obligation(instance uuid) returns timestamptz language sql stable as $$
  select least(
    (select min(t.due_at) from workflow_timer t where t.instance_id = instance and t.kind = 'deadline'),
    (select min(f.value::timestamptz) from workflow_instance i, json_each_text(i.fired) f where i.id = instance)
  )
$$;
`;
