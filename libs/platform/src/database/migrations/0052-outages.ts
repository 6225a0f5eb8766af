import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the portal was there, what that meant for each deadline, and dates that moved by it. */
export class T0052Outages implements MigrationInterface {
  readonly name = 'T0052Outages1764000052000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table service_spell (
        id uuid constraint pk_service_spell primary key,
        host text not null,
        since timestamptz not null,
        until timestamptz not null,
        seen_at timestamptz not null,
        constraint ck_service_spell_order check (since <= until)
      );
      create table deadline_verdict (
        call_id uuid not null,
        deadline text not null,
        at timestamptz not null,
        outcome text not null,
        outage_seconds integer not null,
        allowed_seconds integer not null,
        outages json not null,
        moved_to timestamptz,
        decided_at timestamptz not null,
        constraint pk_deadline_verdict primary key (call_id, deadline, at),
        constraint fk_deadline_verdict_call foreign key (call_id) references call (id),
        constraint ck_deadline_verdict_outcome check (outcome in ('kept', 'moved', 'nothingToMove')),
        constraint ck_deadline_verdict_moved check ((outcome = 'moved') = (moved_to is not null))
      );
      alter table call_date_change alter column reason drop not null;
      alter table call_date_change add column outage json;
      alter table call_date_change add constraint ck_call_date_change_why check ((reason is null) <> (outage is null));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table call_date_change drop constraint ck_call_date_change_why;
      alter table call_date_change disable trigger call_date_change_append_only;
      update call_date_change d set reason = 'outage' where d.reason is null;
      alter table call_date_change enable trigger call_date_change_append_only;
      alter table call_date_change drop column outage;
      alter table call_date_change alter column reason set not null;
      drop table deadline_verdict;
      drop table service_spell;
    `);
  }
}
