import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An organisation's papers and its bureau, kept once for every call. What was there is ended, never rewritten. */
export class T0041OrganisationFile implements MigrationInterface {
  readonly name = 'T0041OrganisationFile1764000041000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table organisation_document (
        id uuid constraint pk_organisation_document primary key,
        organisation_id uuid not null constraint fk_organisation_document_organisation references organisation (id),
        kind text not null,
        name text not null,
        extension text not null,
        size_bytes bigint not null,
        sha256 text not null,
        storage_key text not null,
        valid_until date,
        uploaded_at timestamptz not null,
        uploaded_by uuid not null constraint fk_organisation_document_uploaded_by references person (id),
        ended_at timestamptz,
        ended_by uuid
      );
      create unique index uq_organisation_document_current on organisation_document (organisation_id, kind) where ended_at is null;
      create index ix_organisation_document_expiry on organisation_document (valid_until) where ended_at is null;
      create table bureau_member (
        id uuid constraint pk_bureau_member primary key,
        organisation_id uuid not null constraint fk_bureau_member_organisation references organisation (id),
        name text not null,
        function text not null,
        mandate_ends date,
        entered_at timestamptz not null,
        entered_by uuid not null constraint fk_bureau_member_entered_by references person (id),
        ended_at timestamptz,
        ended_by uuid
      );
      create index ix_bureau_member_organisation on bureau_member (organisation_id) where ended_at is null;
      create index ix_bureau_member_expiry on bureau_member (mandate_ends) where ended_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table bureau_member, organisation_document');
  }
}
