import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails that wait for their hour, what people chose, how many they had on a day, and the secret of links in mails. */
export class T0050PatientMails implements MigrationInterface {
  readonly name = 'T0050PatientMails1764000050000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mail_waiting (
        id uuid constraint pk_mail_waiting primary key,
        recipient_id uuid not null,
        call_id uuid not null,
        file_id uuid not null,
        template text not null,
        deadline text,
        due_at timestamptz,
        release_at timestamptz not null,
        in_digest boolean not null,
        path text not null,
        mail json not null
      );
      create index ix_mail_waiting_release on mail_waiting (release_at, id);
      create index ix_mail_waiting_recipient on mail_waiting (recipient_id);
      create table mail_preference (
        person_id uuid constraint pk_mail_preference primary key,
        pace text not null constraint ck_mail_preference_pace check (pace in ('instantly', 'daily', 'weekly')),
        ended json not null,
        changed_at timestamptz not null
      );
      create table mail_day (
        person_id uuid not null,
        day date not null,
        sent int not null,
        constraint pk_mail_day primary key (person_id, day)
      );
      create table mail_link_secret (
        id smallint constraint pk_mail_link_secret primary key constraint ck_mail_link_secret_single check (id = 1),
        secret text not null
      );
      insert into mail_link_secret (id, secret) values (1, gen_random_uuid()::text || gen_random_uuid()::text);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table mail_waiting, mail_preference, mail_day, mail_link_secret');
  }
}
