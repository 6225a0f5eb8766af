import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails and letters. */
export class T0011Notifications implements MigrationInterface {
  readonly name = 'T0011Notifications1764000011000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table mail (
  id uuid constraint pk_mail primary key,
  cause text not null,
  recipient_id uuid not null,
  address text not null,
  template text not null,
  language text not null,
  instance_id uuid not null,
  subject text not null,
  body text not null,
  message_id text not null,
  status text not null constraint ck_mail_status check (status in ('queued', 'sent', 'bounced', 'failed')),
  queued_at timestamptz not null,
  handed_at timestamptz,
  sent_at timestamptz,
  attempts int not null default 0,
  last_error text,
  constraint uq_mail_once unique (cause, recipient_id, template),
  constraint uq_mail_message_id unique (message_id)
);
create index ix_mail_open on mail (queued_at) where status = 'queued';
create index ix_mail_instance on mail (instance_id, queued_at);
create table letter (
  id uuid constraint pk_letter primary key,
  cause text not null,
  instance_id uuid not null,
  call_id uuid not null,
  number int not null,
  template text not null,
  language text not null,
  subject text not null,
  body text not null,
  issued_at timestamptz not null,
  constraint uq_letter_cause unique (cause),
  constraint uq_letter_number unique (call_id, number)
);
create index ix_letter_instance on letter (instance_id, issued_at);
create trigger letter_append_only before update or delete on letter for each row execute function refuse_change();
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table if exists letter, mail cascade');
  }
}
