import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Complaints against decisions: one for each, answered once. */
export class T0049Complaints implements MigrationInterface {
  readonly name = 'T0049Complaints1764000049000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table complaint (
        id uuid constraint pk_complaint primary key,
        grant_id uuid not null,
        call_id uuid not null,
        decision_seq int not null,
        reasons text not null,
        filed_at timestamptz not null,
        filed_by uuid not null,
        outcome text constraint ck_complaint_outcome check (outcome in ('upheld', 'accepted')),
        answer text,
        answered_at timestamptz,
        answered_by uuid,
        constraint uq_complaint_decision unique (grant_id, decision_seq),
        constraint ck_complaint_answered check (
          (answered_at is null) = (answered_by is null)
          and (answered_at is null) = (answer is null)
          and (answered_at is null) = (outcome is null)
        )
      );
    `);
    await runner.query(ANSWERED_ONCE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table complaint; drop function guard_complaint();');
  }
}

/** What somebody complained about stays as it was filed, and its answer as it was given. */
const ANSWERED_ONCE = `
create function guard_complaint() returns trigger language plpgsql as $$
begin
  if old.answered_at is null and new.answered_at is not null
    and (old.id, old.grant_id, old.call_id, old.decision_seq, old.reasons, old.filed_at, old.filed_by)
      is not distinct from (new.id, new.grant_id, new.call_id, new.decision_seq, new.reasons, new.filed_at, new.filed_by)
  then return new; end if;
  raise exception 'a complaint changes only by being answered once' using errcode = 'restrict_violation';
end $$;
create trigger complaint_answered_once before update on complaint for each row execute function guard_complaint();
create trigger complaint_no_delete before delete on complaint for each row execute function refuse_change();
`;
