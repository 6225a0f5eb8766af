import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each finance officer last said they had looked at, so that they are shown what is different since. */
export class T0026PaymentLooks implements MigrationInterface {
  readonly name = 'T0026PaymentLooks1764000026000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table payment_look (
        person_id uuid not null,
        payment_id uuid not null,
        glance text not null constraint ck_payment_look_glance check (length(glance) <= 1000),
        at timestamptz not null,
        constraint pk_payment_look primary key (person_id, payment_id),
        constraint fk_payment_look_payment foreign key (payment_id) references payment (id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table payment_look');
  }
}
