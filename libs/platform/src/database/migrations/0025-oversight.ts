import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What those who watch ask for: which files passed the thresholds of a stage and which contracts a call has, both from an
 * index; and the checks of everything's integrity, with what they found.
 */
export class T0025Oversight implements MigrationInterface {
  readonly name = 'T0025Oversight1764000025000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index ix_evaluation_round_passed on evaluation_round (call_id, stage, application_id)
        where json_array_length(result -> 'missed') = 0;
      create index ix_contract_call on contract (call_id);
      create table integrity_check (
        id uuid constraint pk_integrity_check primary key,
        requested_by text not null,
        requested_at timestamptz not null,
        started_at timestamptz,
        seen_at timestamptz,
        instances int not null,
        finished_at timestamptz,
        history_rows bigint,
        detached int,
        discrepancies json,
        files int,
        missing_files json,
        constraint ck_integrity_check_finished check (
          (finished_at is null) = (history_rows is null) and (finished_at is null) = (detached is null)
          and (finished_at is null) = (discrepancies is null) and (finished_at is null) = (files is null)
          and (finished_at is null) = (missing_files is null)
        )
      );
      create index ix_integrity_check_requested on integrity_check (requested_at);
    `);
    await runner.query(FINDINGS_STAY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table integrity_check;
      drop function guard_integrity_check();
      drop index ix_contract_call, ix_evaluation_round_passed;
    `);
  }
}

/** What a check has found is not rewritten. */
const FINDINGS_STAY = `
create function guard_integrity_check() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.finished_at is not null then
    raise exception 'what a check has found stays' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger integrity_check_stays before update or delete on integrity_check
  for each row execute function guard_integrity_check();
create trigger integrity_check_no_truncate before truncate on integrity_check execute function refuse_change();
`;
