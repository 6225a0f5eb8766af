import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions about a call, and the one answer that each of them gets. */
export class T0030CallEnquiries implements MigrationInterface {
  readonly name = 'T0030CallEnquiries1764000030000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table call_enquiry (
        id uuid constraint pk_call_enquiry primary key,
        call_id uuid not null,
        language text not null constraint ck_call_enquiry_language check (language in ('fr', 'ar', 'en')),
        question text not null,
        asked_at timestamptz not null,
        asked_by uuid not null,
        number integer,
        answers jsonb,
        set_aside text,
        settled_at timestamptz,
        settled_by uuid,
        constraint uq_call_enquiry_number unique (call_id, number),
        constraint ck_call_enquiry_settled check (
          (settled_at is null) = (settled_by is null)
          and (settled_at is null) = (answers is null and set_aside is null)
          and (answers is null or set_aside is null)
          and (answers is null) = (number is null)
        )
      );
      create index ix_call_enquiry_open on call_enquiry (call_id, asked_at) where settled_at is null;
      create index ix_call_enquiry_asked_by on call_enquiry (asked_by, call_id);
    `);
    await runner.query(SETTLED_ONCE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table call_enquiry; drop function guard_call_enquiry();');
  }
}

/** A question is never rewritten, and what was published as its answer stays as it was read. */
const SETTLED_ONCE = `
create function guard_call_enquiry() returns trigger language plpgsql as $$
begin
  if old.settled_at is null and new.settled_at is not null
    and (old.id, old.call_id, old.language, old.question, old.asked_at, old.asked_by)
      is not distinct from (new.id, new.call_id, new.language, new.question, new.asked_at, new.asked_by)
  then return new; end if;
  raise exception 'a question about a call changes only by being settled once' using errcode = 'restrict_violation';
end $$;
create trigger call_enquiry_settled_once before update on call_enquiry
  for each row execute function guard_call_enquiry();
create trigger call_enquiry_no_delete before delete on call_enquiry
  for each row execute function refuse_change();
`;
