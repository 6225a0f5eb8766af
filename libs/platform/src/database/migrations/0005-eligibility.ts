import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Checks of applications and the questions that the office asks. */
export class T0005Eligibility implements MigrationInterface {
  readonly name = 'T0005Eligibility1764000005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table eligibility_check (
        id uuid constraint pk_eligibility_check primary key,
        grant_id uuid not null,
        kind text not null,
        outcome text not null,
        lines jsonb not null,
        facts jsonb not null,
        reason_code text,
        reason text,
        decided_at timestamptz not null,
        decided_by uuid not null
      );
      create index ix_eligibility_check_grant on eligibility_check (grant_id, decided_at);
      create trigger eligibility_check_append_only before update or delete on eligibility_check
        for each row execute function refuse_change();
      create table clarification (
        id uuid constraint pk_clarification primary key,
        grant_id uuid not null,
        question text not null,
        requested_at timestamptz not null,
        requested_by uuid not null,
        answer text,
        answered_at timestamptz,
        answered_by uuid
      );
      create index ix_clarification_grant on clarification (grant_id, requested_at);
    `);
    await runner.query(ANSWERED_ONCE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table clarification, eligibility_check;
      drop function guard_clarification();
    `);
  }
}

/** A question is never rewritten, and an answer is given once. */
const ANSWERED_ONCE = `
create function guard_clarification() returns trigger language plpgsql as $$
begin
  if old.answered_at is null and new.answered_at is not null
    and (old.id, old.grant_id, old.question, old.requested_at, old.requested_by)
      is not distinct from (new.id, new.grant_id, new.question, new.requested_at, new.requested_by)
  then return new; end if;
  raise exception 'a clarification changes only by being answered once' using errcode = 'restrict_violation';
end $$;
create trigger clarification_answered_once before update on clarification
  for each row execute function guard_clarification();
create trigger clarification_no_delete before delete on clarification
  for each row execute function refuse_change();
`;
