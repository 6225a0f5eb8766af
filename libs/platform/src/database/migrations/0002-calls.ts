import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls for proposals, with the dates that were set after publication. */
export class T0002Calls implements MigrationInterface {
  readonly name = 'T0002Calls1764000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create sequence call_revision as int;
      create table call (
        id uuid constraint pk_call primary key,
        code text not null,
        revision int not null,
        file json not null,
        date_overrides json not null,
        created_at timestamptz not null,
        published_at timestamptz,
        cancelled_at timestamptz
      );
      create unique index uq_call_code on call (code) where cancelled_at is null or published_at is not null;
      create table call_date_change (
        id uuid constraint pk_call_date_change primary key,
        call_id uuid not null constraint fk_call_date_change_call references call (id),
        name text not null,
        old_local text not null,
        new_local text not null,
        zone text not null,
        reason text not null,
        changed_by text not null,
        at timestamptz not null
      );
      create index ix_call_date_change_call on call_date_change (call_id, at);
      create trigger call_date_change_append_only before update or delete on call_date_change
        for each row execute function refuse_change();
      create trigger call_date_change_no_truncate before truncate on call_date_change execute function refuse_change();
    `);
    await runner.query(FILE_FROZEN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table if exists call_date_change, call;
      drop sequence if exists call_revision;
      drop function if exists keep_call_file();
    `);
  }
}

/** What was published stays: dates are extended beside the file, and a later call is another call. */
const FILE_FROZEN = `
create function keep_call_file() returns trigger language plpgsql as $$
begin
  if new.file::text <> old.file::text or new.code <> old.code or new.id <> old.id then
    raise exception 'the file of call % is frozen', old.code using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger call_file_frozen before update on call for each row execute function keep_call_file();
create trigger call_no_delete before delete on call for each row execute function refuse_change();
`;
