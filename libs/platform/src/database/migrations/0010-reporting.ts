import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports of grantees: what is written, what was handed in, what was accepted. */
export class T0010Reporting implements MigrationInterface {
  readonly name = 'T0010Reporting1764000010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(HANDED_IN_STAYS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table report_verification, report_submission, report_document, report_page, report;
      drop function guard_report_document();
    `);
  }
}

const TABLES = `
create table report (
  id uuid constraint pk_report primary key,
  grant_id uuid not null,
  call_id uuid not null,
  organisation_id uuid not null,
  lot text not null,
  kind text not null constraint ck_report_kind check (kind in ('interim', 'final')),
  n int not null,
  contract_number text not null,
  project_title text not null,
  currency text not null,
  budget json not null,
  period_start timestamptz not null,
  period_end timestamptz not null,
  due_at timestamptz not null,
  scheduled_at timestamptz not null,
  constraint uq_report_n unique (grant_id, n)
);
create index ix_report_call on report (call_id, due_at);
create index ix_report_organisation on report (organisation_id);
create table report_page (
  report_id uuid not null,
  page text not null,
  answers jsonb not null,
  version int not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  constraint pk_report_page primary key (report_id, page),
  constraint fk_report_page_report foreign key (report_id) references report (id)
);
create table report_document (
  id uuid constraint pk_report_document primary key,
  report_id uuid not null,
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
  constraint fk_report_document_report foreign key (report_id) references report (id)
);
create index ix_report_document_report on report_document (report_id);
create table report_submission (
  id uuid constraint pk_report_submission primary key,
  report_id uuid not null,
  n int not null,
  content json not null,
  content_hash text not null,
  submitted_at timestamptz not null,
  submitted_by uuid not null,
  constraint uq_report_submission_n unique (report_id, n),
  constraint fk_report_submission_report foreign key (report_id) references report (id)
);
create table report_verification (
  report_id uuid constraint pk_report_verification primary key,
  submission_id uuid not null,
  lines json not null,
  accepted_minor bigint not null constraint ck_report_verification_accepted check (accepted_minor >= 0),
  accepted_total_minor bigint not null,
  comment text not null,
  decided_at timestamptz not null,
  decided_by uuid not null,
  constraint fk_report_verification_report foreign key (report_id) references report (id),
  constraint fk_report_verification_submission foreign key (submission_id) references report_submission (id)
);
`;

const HANDED_IN_STAYS = `
create trigger report_fixed before update or delete on report for each row execute function refuse_change();
create trigger report_submission_append_only before update or delete on report_submission
  for each row execute function refuse_change();
create trigger report_verification_append_only before update or delete on report_verification
  for each row execute function refuse_change();
create trigger report_submission_no_truncate before truncate on report_submission execute function refuse_change();
create trigger report_verification_no_truncate before truncate on report_verification execute function refuse_change();
create function guard_report_document() returns trigger language plpgsql as $$
begin
  if old.removed_at is null and new.removed_at is not null
    and (old.id, old.report_id, old.kind, old.name, old.sha256, old.storage_key)
      is not distinct from (new.id, new.report_id, new.kind, new.name, new.sha256, new.storage_key)
  then return new; end if;
  raise exception 'a document changes only by being removed once' using errcode = 'restrict_violation';
end $$;
create trigger report_document_changes_by_removal before update on report_document
  for each row execute function guard_report_document();
create trigger report_document_no_delete before delete on report_document for each row execute function refuse_change();
`;
