import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rules that change while files are on their way: moves between versions, corrections of a state, clocks that stop. */
export class T0014ChangeWhileRunning implements MigrationInterface {
  readonly name = 'T0014ChangeWhileRunning1764000014000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table workflow_instance add clocks json not null default '{}';
      create table workflow_move (
        id uuid constraint pk_workflow_move primary key,
        definition text not null,
        from_version int not null,
        to_version int not null,
        undoes uuid constraint fk_workflow_move_undoes references workflow_move (id),
        reason text not null,
        requested_by text not null,
        requested_at timestamptz not null,
        confirmed_by text,
        confirmed_at timestamptz,
        finished_at timestamptz,
        constraint ck_workflow_move_reason check (reason ~ '\\S'),
        constraint ck_workflow_move_versions check (from_version <> to_version),
        constraint ck_workflow_move_two_people check (confirmed_by <> requested_by),
        constraint ck_workflow_move_confirmed check ((confirmed_by is null) = (confirmed_at is null)),
        constraint ck_workflow_move_finished check (finished_at is null or confirmed_at is not null)
      );
      create table workflow_correction (
        id uuid constraint pk_workflow_correction primary key,
        instance_id uuid not null,
        from_state text not null,
        to_state text not null,
        reason text not null,
        requested_by text not null,
        requested_at timestamptz not null,
        confirmed_by text,
        confirmed_at timestamptz,
        constraint ck_workflow_correction_reason check (reason ~ '\\S'),
        constraint ck_workflow_correction_two_people check (confirmed_by <> requested_by),
        constraint ck_workflow_correction_confirmed check ((confirmed_by is null) = (confirmed_at is null))
      );
      create index ix_workflow_correction_instance on workflow_correction (instance_id, requested_at);
    `);
    await runner.query(DECIDED_ONCE);
    await runner.query(memoryGuard(DEFINITION_STAYS, MEMORY_WITH_CLOCKS));
    await runner.query(VERSION_WITH_HISTORY);
  }

  /** Only possible while nothing was moved, corrected or stopped; the history of what was could not be explained. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger instance_moves_with_history on workflow_instance;
      drop function guard_instance_move();
    `);
    await runner.query(memoryGuard('', MEMORY));
    await runner.query(`
      drop table workflow_correction, workflow_move;
      drop function guard_decision();
      alter table workflow_instance drop clocks;
    `);
  }
}

/** What was asked for never changes; who confirmed it and when it was done is written once. */
const DECIDED_ONCE = `
create function guard_decision() returns trigger language plpgsql as $$
declare
  undecided text[] := array['confirmed_by', 'confirmed_at', 'finished_at'];
begin
  if (to_jsonb(new) - undecided) <> (to_jsonb(old) - undecided)
    or not (to_jsonb(new) @> jsonb_strip_nulls(to_jsonb(old))) then
    raise exception 'what was decided in % is never changed', tg_table_name using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger workflow_move_decided_once before update on workflow_move
  for each row execute function guard_decision();
create trigger workflow_move_no_delete before delete on workflow_move for each row execute function refuse_change();
create trigger workflow_move_no_truncate before truncate on workflow_move execute function refuse_change();
create trigger workflow_correction_decided_once before update on workflow_correction
  for each row execute function guard_decision();
create trigger workflow_correction_no_delete before delete on workflow_correction
  for each row execute function refuse_change();
create trigger workflow_correction_no_truncate before truncate on workflow_correction execute function refuse_change();
`;

const MEMORY = `new.value::text <> old.value::text or new.context::text <> old.context::text
  or new.since::text <> old.since::text or new.fired::text <> old.fired::text or new.did::text <> old.did::text`;
const MEMORY_WITH_CLOCKS = `${MEMORY} or new.clocks::text <> old.clocks::text
  or new.definition_version <> old.definition_version`;
const DEFINITION_STAYS = 'new.definition <> old.definition or';

/** What a transition decides changes only with a new version of the instance. */
function memoryGuard(stays: string, memory: string): string {
  return `
drop trigger instance_memory_with_version on workflow_instance;
create trigger instance_memory_with_version before update on workflow_instance for each row
  when (
    ${stays} new.subject <> old.subject or new.call_id <> old.call_id
    or new.version <> old.version + 1 and (
      new.version <> old.version or new.state <> old.state or new.head_hash <> old.head_hash
      or ${memory} or new.updated_at <> old.updated_at
    )
  )
  execute function guard_instance_row();`;
}

/** The version of an instance's definition changes only with the kind of history row that says so. */
const VERSION_WITH_HISTORY = `
create function guard_instance_move() returns trigger language plpgsql as $$
begin
  if not exists (
    select from workflow_history h
    where h.instance_id = new.id and h.seq = new.version and h.definition_version = new.definition_version
      and h.event in ('definitionChanged', 'definitionChangeUndone')
  ) then
    raise exception 'a version changes only with its history row' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger instance_moves_with_history after update on workflow_instance for each row
  when (new.definition_version <> old.definition_version) execute function guard_instance_move();
`;
