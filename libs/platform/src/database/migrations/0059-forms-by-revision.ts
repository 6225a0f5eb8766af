import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a call's file said at each of its revisions, and who corrected the form of a published call. */
export class T0059FormsByRevision implements MigrationInterface {
  readonly name = 'T0059FormsByRevision1764000059000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table call_document (
        call_id uuid not null constraint fk_call_document_call references call (id),
        revision int not null,
        file json not null,
        sha256 text not null,
        at timestamptz not null,
        constraint pk_call_document primary key (call_id, revision),
        constraint ck_call_document_sha256 check (sha256 = encode(sha256(convert_to(file::text, 'UTF8')), 'hex'))
      );
      create trigger call_document_append_only before update or delete on call_document
        for each row execute function refuse_change();
      create trigger call_document_no_truncate before truncate on call_document execute function refuse_change();

      create table form_correction (
        id uuid constraint pk_form_correction primary key,
        call_id uuid not null constraint fk_form_correction_call references call (id),
        based_on int not null,
        file json not null,
        reason text not null,
        proposed_by text not null,
        proposed_at timestamptz not null,
        outcome text constraint ck_form_correction_outcome check (outcome in ('made', 'setAside')),
        decided_by text,
        decided_at timestamptz,
        revision int,
        constraint ck_form_correction_decided check (
          (outcome is null) = (decided_by is null) and (outcome is null) = (decided_at is null)
            and (revision is not null) = coalesce(outcome = 'made', false)
        )
      );
      create unique index uq_form_correction_open on form_correction (call_id) where outcome is null;
      create index ix_form_correction_call on form_correction (call_id, proposed_at);
    `);
    await runner.query(DECIDED_ONCE);
    await runner.query(KEPT_BY_REVISION);
    // What was said before documents were kept was never corrected: it holds from the beginning.
    await runner.query(`
      insert into call_document (call_id, revision, file, sha256, at)
      select c.id, 0, c.file, encode(sha256(convert_to(c.file::text, 'UTF8')), 'hex'), c.created_at from call c
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger call_first_document on call;
      drop trigger call_next_document on call;
      drop function keep_call_document();
      create or replace function keep_call_file() returns trigger language plpgsql as $$
      begin
        if new.file::text <> old.file::text or new.code <> old.code or new.id <> old.id then
          raise exception 'the file of call % is frozen', old.code using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;
      drop table form_correction, call_document;
      drop function decide_form_correction_once();
    `);
  }
}

/** A proposal is made or set aside, once; what was proposed stays as it was read by whoever decides. */
const DECIDED_ONCE = `
create function decide_form_correction_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.outcome is null and new.outcome is not null
    and (new.id, new.call_id, new.based_on, new.file::text, new.reason, new.proposed_by, new.proposed_at)
      = (old.id, old.call_id, old.based_on, old.file::text, old.reason, old.proposed_by, old.proposed_at) then
    return new;
  end if;
  raise exception 'a correction of a form is decided once' using errcode = 'restrict_violation';
end $$;
create trigger form_correction_decided_once before update or delete on form_correction
  for each row execute function decide_form_correction_once();
`;

/**
 * The file of a call changes by a correction that was made, and in no other way; what it said from each revision on is
 * kept in the same breath.
 */
const KEPT_BY_REVISION = `
create or replace function keep_call_file() returns trigger language plpgsql as $$
begin
  if new.code <> old.code or new.id <> old.id then
    raise exception 'the code of call % is frozen', old.code using errcode = 'restrict_violation';
  end if;
  if new.file::text <> old.file::text and not exists (
    select from form_correction f
    where f.call_id = new.id and f.revision = new.revision and f.file::text = new.file::text
  ) then
    raise exception 'the file of call % is frozen', old.code using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create function keep_call_document() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.file::text = old.file::text then return null; end if;
  insert into call_document (call_id, revision, file, sha256, at)
  values (
    new.id, new.revision, new.file, encode(sha256(convert_to(new.file::text, 'UTF8')), 'hex'),
    coalesce((select f.decided_at from form_correction f where f.call_id = new.id and f.revision = new.revision), new.created_at)
  );
  return null;
end $$;
create trigger call_first_document after insert on call for each row execute function keep_call_document();
create trigger call_next_document after update of file on call for each row execute function keep_call_document();
`;
