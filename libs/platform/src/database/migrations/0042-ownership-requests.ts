import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Members who ask to own an organisation whose owners are gone; what was asked and decided is never rewritten. */
export class T0042OwnershipRequests implements MigrationInterface {
  readonly name = 'T0042OwnershipRequests1764000042000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ownership_request (
        id uuid constraint pk_ownership_request primary key,
        organisation_id uuid not null constraint fk_ownership_request_organisation references organisation (id),
        asked_by uuid not null constraint fk_ownership_request_asked_by references person (id),
        reason text not null,
        proof_name text not null,
        proof_extension text not null,
        proof_bytes bigint not null,
        proof_key text not null,
        asked_at timestamptz not null,
        objection_until timestamptz not null,
        state text not null constraint ck_ownership_request_state
          check (state = any (array['open', 'objected', 'granted', 'refused'])),
        ended_at timestamptz,
        ended_by uuid constraint fk_ownership_request_ended_by references person (id),
        ended_reason text,
        constraint ck_ownership_request_ended check ((state = 'open') = (ended_at is null)),
        constraint ck_ownership_request_two_people check (state = 'open' or ended_by <> asked_by)
      );
      create unique index uq_ownership_request_open on ownership_request (organisation_id) where state = 'open';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table ownership_request');
  }
}
