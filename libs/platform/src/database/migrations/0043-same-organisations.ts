import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations that may be one and the same, what was decided about them, and which one stands for both. */
export class T0043SameOrganisations implements MigrationInterface {
  readonly name = 'T0043SameOrganisations1764000043000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table organisation
        add column same_as uuid constraint fk_organisation_same_as references organisation (id),
        add constraint ck_organisation_same_as check (same_as <> id);
      create table organisation_pair (
        id uuid constraint pk_organisation_pair primary key,
        first_id uuid not null constraint fk_organisation_pair_first references organisation (id),
        second_id uuid not null constraint fk_organisation_pair_second references organisation (id),
        signs text[] not null,
        found_at timestamptz not null,
        constraint uq_organisation_pair unique (first_id, second_id),
        constraint ck_organisation_pair_order check (first_id < second_id)
      );
      create table organisation_pair_decision (
        id uuid constraint pk_organisation_pair_decision primary key,
        pair_id uuid not null constraint fk_organisation_pair_decision_pair references organisation_pair (id),
        kept_id uuid constraint fk_organisation_pair_decision_kept references organisation (id),
        reason text not null,
        decided_at timestamptz not null,
        decided_by uuid not null constraint fk_organisation_pair_decision_by references person (id)
      );
      create index ix_organisation_pair_decision on organisation_pair_decision (pair_id, decided_at);
      create trigger organisation_pair_decision_kept before update or delete on organisation_pair_decision
        for each row execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table organisation_pair_decision, organisation_pair;
      alter table organisation drop column same_as;
    `);
  }
}
