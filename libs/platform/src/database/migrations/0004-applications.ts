import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Applications: what is being written, what was handed in and when, and the documents with them. */
export class T0004Applications implements MigrationInterface {
  readonly name = 'T0004Applications1764000004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(APPLICATIONS);
    await runner.query(SUBMISSIONS);
    await runner.query(HANDED_IN_STAYS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table receipt, document, submission, application_page, application, application_number;
      drop function guard_document();
    `);
  }
}

/** Numbers are given in the order of first submissions; the row of a call serialises them without a gap. */
const APPLICATIONS = `
create table application_number (
  call_id uuid constraint pk_application_number primary key,
  last_number int not null
);
create table application (
  id uuid constraint pk_application primary key,
  call_id uuid not null,
  number int,
  code text,
  lot text not null,
  organisation_id uuid not null,
  organisation_name text not null,
  title text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint uq_application_code unique (code),
  constraint uq_application_number unique (call_id, number)
);
create index ix_application_organisation on application (organisation_id);
create index ix_application_lot on application (call_id, lot);
create table application_page (
  application_id uuid not null,
  stage text not null,
  page text not null,
  answers jsonb not null,
  version int not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  constraint pk_application_page primary key (application_id, stage, page),
  constraint fk_application_page_application foreign key (application_id) references application (id)
);
`;

const SUBMISSIONS = `
create table submission (
  id uuid constraint pk_submission primary key,
  application_id uuid not null,
  stage text not null,
  n int not null,
  content jsonb not null,
  content_hash text not null,
  requested_minor bigint not null,
  receipt_code text not null,
  arrived_at timestamptz not null,
  submitted_by uuid not null,
  constraint uq_submission_n unique (application_id, stage, n),
  constraint uq_submission_receipt_code unique (receipt_code),
  constraint fk_submission_application foreign key (application_id) references application (id)
);
create table document (
  id uuid constraint pk_document primary key,
  application_id uuid not null,
  document_set text not null,
  kind text not null,
  name text not null,
  extension text not null,
  size_bytes bigint not null,
  sha256 text not null,
  storage_key text not null,
  uploaded_at timestamptz not null,
  uploaded_by uuid not null,
  removed_at timestamptz,
  removed_by uuid,
  constraint fk_document_application foreign key (application_id) references application (id)
);
create index ix_document_application on document (application_id, document_set);
create table receipt (
  id uuid constraint pk_receipt primary key,
  submission_id uuid not null,
  code text not null,
  content_hash text not null,
  issued_at timestamptz not null,
  constraint uq_receipt_submission unique (submission_id),
  constraint fk_receipt_submission foreign key (submission_id) references submission (id)
);
`;

/** R06: what was handed in does not change, not even by a mistake of ours; a removed document stays, marked. */
const HANDED_IN_STAYS = `
create trigger submission_append_only before update or delete on submission
  for each row execute function refuse_change();
create trigger submission_no_truncate before truncate on submission execute function refuse_change();
create trigger receipt_append_only before update or delete on receipt for each row execute function refuse_change();
create function guard_document() returns trigger language plpgsql as $$
begin
  if old.removed_at is null and new.removed_at is not null
    and (old.id, old.application_id, old.document_set, old.kind, old.name, old.sha256, old.storage_key)
      is not distinct from (new.id, new.application_id, new.document_set, new.kind, new.name, new.sha256, new.storage_key)
  then return new; end if;
  raise exception 'a document changes only by being removed once' using errcode = 'restrict_violation';
end $$;
create trigger document_changes_by_removal before update on document for each row execute function guard_document();
create trigger document_no_delete before delete on document for each row execute function refuse_change();
`;
