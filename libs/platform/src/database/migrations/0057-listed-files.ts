import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Submitted files as lists need them: where each stands and what it owes next, in a table as narrow as that, in the order
 * in which lists show them. It follows its sources in their own transactions, whoever writes them. Runs while people work:
 * whatever changes meanwhile is listed by the triggers, everything else in portions.
 */
export class T0057ListedFiles implements MigrationInterface {
  readonly name = 'T0057ListedFiles1764000057000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(OBLIGATION);
    await runner.query(TABLE);
    await runner.query(FOLLOWS);
    await runner.query(PUT_RIGHT);
    await runner.query('select set_config($1, $2, false)', ['statement_timeout', '0']);
    await listAll(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger instance_is_listed on workflow_instance;
      drop trigger instance_begins_listed on workflow_instance;
      drop trigger application_is_listed on application;
      drop function list_instances(), list_begun(), list_application(), list_portion(uuid, int), obligation_in(json, json), first_fired(json);
      drop table listed_file;
    `);
  }
}

const PORTION = 1_000;

async function listAll(runner: QueryRunner): Promise<void> {
  let after: string | null = '00000000-0000-0000-0000-000000000000';
  while (after !== null) {
    const [row]: { last: string | null }[] = await runner.query('select p.last from list_portion($1, $2) p', [
      after,
      PORTION,
    ]);
    after = row?.last ?? null;
  }
}

/**
 * What an instance owes next, from its own columns; its deadlines stand in the order of their instants. The second
 * has no query of its own, so that statements take it in instead of calling it for each row.
 */
const OBLIGATION = `
create or replace function first_fired(fired json) returns timestamptz language sql stable as $$
  select min(f.value::timestamptz) from json_each_text(fired) f
$$;
create or replace function obligation_in(deadlines json, fired json) returns timestamptz language sql stable as $$
  select least(
    (deadlines->0->>'due_at')::timestamptz, case when fired::text <> '{}' then first_fired(fired) end
  )
$$;
`;

/** A file that owes nothing comes last: it is due at the end of time. Vacuumed often, so that lists need the index only. */
const TABLE = `
create table if not exists listed_file (
  id uuid constraint pk_listed_file primary key,
  call_id uuid not null,
  lot text not null,
  state text not null,
  due_at timestamptz not null
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
create index if not exists ix_listed_file_place on listed_file (call_id, state, lot, due_at, id);
`;

/**
 * Once a statement, after all of its parts, and only where a list would show something else; whichever of the two, the
 * application or its instance, is there first. Without the settings the
 * planner would read the whole table for each batch.
 */
const FOLLOWS = `
create or replace function list_instances() returns trigger language plpgsql set enable_hashjoin = off
set enable_mergejoin = off as $$
begin
  update listed_file f set state = n.state, due_at = n.due_at
  from (
    select r.id, r.state, coalesce(obligation_in(r.deadlines, r.fired), 'infinity') as due_at from new_rows r offset 0
  ) n
  where f.id = n.id and (f.state <> n.state or f.due_at <> n.due_at);
  return null;
end $$;
create or replace function list_begun() returns trigger language plpgsql set enable_hashjoin = off
set enable_mergejoin = off as $$
begin
  insert into listed_file (id, call_id, lot, state, due_at)
  select a.id, a.call_id, a.lot, r.state, coalesce(obligation_in(r.deadlines, r.fired), 'infinity')
  from new_rows r join application a on a.id = r.id and a.code is not null;
  return null;
end $$;
create or replace trigger instance_begins_listed after insert on workflow_instance
  referencing new table as new_rows for each statement execute function list_begun();
create or replace trigger instance_is_listed after update on workflow_instance
  referencing new table as new_rows for each statement execute function list_instances();
create or replace function list_application() returns trigger language plpgsql as $$
begin
  insert into listed_file (id, call_id, lot, state, due_at)
  select new.id, new.call_id, new.lot, i.state, coalesce(obligation_in(i.deadlines, i.fired), 'infinity')
  from workflow_instance i where i.id = new.id
  on conflict (id) do update set lot = excluded.lot;
  return null;
end $$;
create or replace trigger application_is_listed after insert or update of code, lot on application for each row
  when (new.code is not null) execute function list_application();
`;

/**
 * Lists a portion of the files after \`after\` as they should be; the last of them, null where there were none, and how
 * many were listed otherwise or not at all. The lock on each instance keeps it from changing between look and write.
 */
const PUT_RIGHT = `
create or replace function list_portion(after uuid, portion int) returns table (last uuid, changed bigint)
language sql set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
  with files as materialized (
    select a.id, a.call_id, a.lot, i.state, coalesce(obligation_in(i.deadlines, i.fired), 'infinity') as due_at
    from (
      select f.id, f.call_id, f.lot from application f where f.id > after and f.code is not null order by f.id limit portion
    ) a
    join workflow_instance i on i.id = a.id for share of i
  ), written as (
    insert into listed_file as l (id, call_id, lot, state, due_at)
    select f.id, f.call_id, f.lot, f.state, f.due_at from files f
    on conflict (id) do update
    set call_id = excluded.call_id, lot = excluded.lot, state = excluded.state, due_at = excluded.due_at
    where (l.call_id, l.lot, l.state, l.due_at) <> (excluded.call_id, excluded.lot, excluded.state, excluded.due_at)
    returning 1
  )
  select (select f.id from files f order by f.id desc limit 1), (select count(*) from written)
$$;
`;
