import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the applicant and the office write to each other on a file. */
export class T0024Messages implements MigrationInterface {
  readonly name = 'T0024Messages1764000024000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table message (
        id uuid constraint pk_message primary key,
        grant_id uuid not null,
        side text not null constraint ck_message_side check (side in ('applicant', 'office')),
        role text not null,
        author_id uuid not null,
        text text not null,
        written_at timestamptz not null,
        read_at timestamptz,
        read_by uuid
      );
      create index ix_message_thread on message (grant_id, written_at, id);
      create index ix_message_unread on message (grant_id, side) where read_at is null;
    `);
    await runner.query(WRITTEN_ONCE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table message;
      drop function guard_message();
    `);
  }
}

/** A message is never rewritten nor taken back; that it was read is noted once. */
const WRITTEN_ONCE = `
create function guard_message() returns trigger language plpgsql as $$
begin
  if old.read_at is null and new.read_at is not null
    and (old.id, old.grant_id, old.side, old.role, old.author_id, old.text, old.written_at)
      is not distinct from (new.id, new.grant_id, new.side, new.role, new.author_id, new.text, new.written_at)
  then return new; end if;
  raise exception 'a message changes only by being read once' using errcode = 'restrict_violation';
end $$;
create trigger message_read_once before update on message for each row execute function guard_message();
create trigger message_no_delete before delete on message for each row execute function refuse_change();
create trigger message_no_truncate before truncate on message execute function refuse_change();
`;
