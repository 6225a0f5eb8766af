import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A timer is where to look, no more: one entry an instance instead of a row for each deadline and reminder, so that a
 * transition writes one. What is due follows from the state; the deadlines that lists show stand with the instance.
 */
export class T0012OneTimerAnInstance implements MigrationInterface {
  readonly name = 'T0012OneTimerAnInstance1764000012000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table workflow_instance disable trigger user;
      alter table workflow_instance add fires_at timestamptz, add told_until timestamptz,
        add deadlines json not null default '[]';
      update workflow_instance i set told_until = minha_now(), fires_at = t.fires_at, deadlines = coalesce(t.deadlines, '[]')
      from workflow_instance own left join lateral (
        select min(t.fires_at) as fires_at,
          json_agg(json_build_object('name', t.deadline, 'due_at', t.due_at, 'sends', t.sends, 'recipients', t.recipients)
            order by t.due_at) filter (where t.kind = 'deadline') as deadlines
        from workflow_timer t where t.instance_id = own.id
      ) t on true
      where i.id = own.id;
      alter table workflow_instance alter told_until set not null, alter deadlines drop default;
      alter table workflow_instance enable trigger user;

      drop table workflow_timer;
      create table workflow_timer (
        shard smallint not null, fires_at timestamptz not null, instance_id uuid not null,
        constraint pk_workflow_timer primary key (shard, fires_at, instance_id)
      ) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
      insert into workflow_timer (shard, fires_at, instance_id)
        select i.shard, i.fires_at, i.id from workflow_instance i where i.fires_at is not null;

      drop table workflow_dead_timer;
      create table workflow_dead_timer (
        instance_id uuid not null, fires_at timestamptz not null, reason text not null, failed_at timestamptz not null,
        constraint pk_workflow_dead_timer primary key (instance_id, fires_at)
      );
    `);
    await runner.query(GUARDS);
    await runner.query(DEADLINES);
  }

  /** Reminders come back with the next transition of their instance; deadlines at once. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function next_obligation(uuid);
      drop table workflow_timer, workflow_dead_timer;
      create table workflow_timer (
        instance_id uuid not null, name text not null, kind text not null, deadline text not null, sends text,
        recipients json not null, due_at timestamptz not null, fires_at timestamptz not null, shard smallint not null,
        armed_by int not null, constraint pk_workflow_timer primary key (instance_id, name)
      ) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
      create index ix_workflow_timer_due on workflow_timer (shard, fires_at, instance_id);
      insert into workflow_timer (instance_id, name, kind, deadline, sends, recipients, due_at, fires_at, shard, armed_by)
        select i.id, d.name, 'deadline', d.name, d.sends, d.recipients, d.due_at, d.due_at, i.shard, i.version
        from workflow_instance i cross join lateral deadlines_in(i.deadlines) d;
      create table workflow_dead_timer (
        instance_id uuid not null, name text not null, due_at timestamptz not null, reason text not null,
        failed_at timestamptz not null, constraint pk_workflow_dead_timer primary key (instance_id, name, due_at)
      );
      drop function deadlines_in(json);
      drop trigger instance_memory_with_version on workflow_instance;
      alter table workflow_instance drop fires_at, drop told_until, drop deadlines;
    `);
    await runner.query(FORMER_GUARDS);
  }
}

/**
 * What a transition decides changes only with a new version, and each version only with its history row, the newest that
 * there is: one look at the end of the instance's own history. When something falls due next may be worked out anew.
 */
const GUARDS = `
create or replace function guard_instance_update() returns trigger language plpgsql as $$
begin
  if exists (
    select from new_rows n
    left join lateral (
      select h.seq, h.hash, h.to_value from workflow_history h where h.instance_id = n.id order by h.seq desc limit 1
    ) newest on true
    where newest.seq is distinct from n.version or newest.hash <> n.head_hash or newest.to_value::text <> n.value::text
  ) then
    raise exception 'a state changes only with its history row' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
drop trigger instance_memory_with_version on workflow_instance;
create trigger instance_memory_with_version before update on workflow_instance for each row
  when (
    new.subject <> old.subject or new.call_id <> old.call_id
    or new.version <> old.version + 1 and (
      new.version <> old.version or new.state <> old.state or new.head_hash <> old.head_hash
      or new.value::text <> old.value::text or new.context::text <> old.context::text
      or new.since::text <> old.since::text or new.fired::text <> old.fired::text or new.did::text <> old.did::text
      or new.updated_at <> old.updated_at
    )
  )
  execute function guard_instance_row();
`;

const FORMER_GUARDS = `
create or replace function guard_instance_update() returns trigger language plpgsql as $$
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
create trigger instance_memory_with_version before update on workflow_instance for each row
  when (new.version <> old.version + 1 or new.subject <> old.subject or new.call_id <> old.call_id)
  execute function guard_instance_row();
create function next_obligation(instance uuid) returns timestamptz language sql stable as $$
  select least(
    (select min(t.due_at) from workflow_timer t where t.instance_id = instance and t.kind = 'deadline'),
    (select min(f.value::timestamptz) from workflow_instance i, json_each_text(i.fired) f where i.id = instance)
  )
$$;
`;

/** The list of an instance's deadlines as rows, the earliest first; and the obligation that lists put first. */
const DEADLINES = `
create function deadlines_in(list json)
returns table (name text, due_at timestamptz, sends text, recipients json) language sql immutable as $$
  select d.name, d.due_at, d.sends, d.recipients
  from json_to_recordset(list) as d(name text, due_at timestamptz, sends text, recipients json)
$$;
create or replace function next_obligation(instance uuid) returns timestamptz language sql stable as $$
  select least(
    (select min(d.due_at) from deadlines_in(i.deadlines) d),
    (select min(f.value::timestamptz) from json_each_text(i.fired) f)
  )
  from workflow_instance i where i.id = instance
$$;
`;
