import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * History, orders and mails lie by month: that of the file which they belong to, read off its id (decision 12). Rows that
 * are there already move into their months, under the lock: give it the time that copying the three tables takes.
 */
export class T0021PartitionsByMonth implements MigrationInterface {
  readonly name = 'T0021PartitionsByMonth1764000021000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FUNCTIONS);
    await runner.query(`
      create table detached_month (
        month date constraint pk_detached_month primary key,
        detached_at timestamptz not null, detached_by text not null, transitions bigint not null, orders bigint not null,
        mails bigint not null
      );
      alter table outbox alter id type text collate "C";
      ${PARENTS.map(([table, key]) => partitioned(table, key)).join('')}
      select open_month(began.month) from (
        select distinct month_of_id(i.id::text) as month from workflow_instance i where substr(i.id::text, 15, 1) = '7'
        union select (date_trunc('month', now() at time zone 'UTC') + make_interval(months => n))::date
        from generate_series(0, 3) as n
      ) began;
      insert into workflow_history select * from former_workflow_history;
      insert into outbox select * from former_outbox;
      ${MAILS_UNDER_THEIR_IDS}
      drop table former_workflow_history, former_outbox, former_mail;
    `);
    await runner.query(KEYS);
    await runner.query(`
      alter table mail add constraint ck_mail_id check (id = mail_id(cause, recipient_id, template)),
        add constraint ck_mail_message_id check (starts_with(message_id, '<' || id::text || '@'));
    `);
  }

  /** Detached months have to be attached first: what does not lie in the tables stays behind. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${PARENTS.map(([table]) => plain(table)).join('')}
      drop table detached_month;
    `);
    await runner.query(KEYS);
    await runner.query(`
      alter table outbox alter id type text;
      alter table mail add constraint uq_mail_once unique (cause, recipient_id, template),
        add constraint uq_mail_message_id unique (message_id), drop constraint ck_mail_id, drop constraint ck_mail_message_id;
      drop function open_month(date), detach_month(date, text), attach_month(date), take_in_month(text, text, date),
        tables_by_month(), month_of_id(text), first_id_of(date), months_ahead(), mail_id(text, uuid, text);
      drop schema detached;
    `);
  }
}

/** Each table, and the column whose beginning is the id of a file. */
const PARENTS = [
  ['workflow_history', 'instance_id'],
  ['outbox', 'id'],
  ['mail', 'id'],
] as const;

/** What is in no month lies in `_other`: a month that is missing refuses and loses nothing. */
function partitioned(table: string, key: string): string {
  return `
alter table ${table} rename to former_${table};
create table ${table} (like former_${table} including defaults including constraints) partition by range (${key});
create table ${table}_other partition of ${table} default;`;
}

function plain(table: string): string {
  return `
alter table ${table} rename to former_${table};
create table ${table} (like former_${table} including defaults including constraints);
insert into ${table} select * from former_${table};
drop table former_${table};`;
}

/** A mail keeps what stands behind the @ of its Message-ID. */
const MAILS_UNDER_THEIR_IDS = `
insert into mail (id, cause, recipient_id, address, template, language, instance_id, subject, body, message_id, status,
  queued_at, handed_at, sent_at, attempts, last_error, correlation)
select n.id, m.cause, m.recipient_id, m.address, m.template, m.language, m.instance_id, m.subject, m.body,
  '<' || n.id || substring(m.message_id from '@.*'), m.status, m.queued_at, m.handed_at, m.sent_at, m.attempts,
  m.last_error, m.correlation
from former_mail m cross join lateral mail_id(m.cause, m.recipient_id, m.template) as n(id);`;

const KEYS = `
alter table workflow_history add constraint pk_workflow_history primary key (instance_id, seq);
create index ix_workflow_history_correlation on workflow_history (correlation) where correlation is not null;
create trigger history_append_only before update or delete on workflow_history
  for each row execute function refuse_change();
create trigger history_no_truncate before truncate on workflow_history execute function refuse_change();
alter table outbox add constraint pk_outbox primary key (id);
create index ix_outbox_open on outbox (at) where done_at is null and failed_at is null;
create index ix_outbox_failed on outbox (failed_at) where failed_at is not null;
create index ix_outbox_correlation on outbox (correlation) where correlation is not null;
alter table mail add constraint pk_mail primary key (id);
create index ix_mail_open on mail (queued_at) where status = 'queued';
create index ix_mail_instance on mail (instance_id, queued_at);
create index ix_mail_undelivered on mail (status) where status in ('failed', 'bounced');
create index ix_mail_correlation on mail (correlation) where correlation is not null;
`;

/**
 * `first_id_of` and `month_of_id` read a UUID of version 7: its first 48 bits are milliseconds. A mail's id says what it
 * is: a second one for the same cause, reader and template would have the same id, whatever partition it lay in; it begins
 * like the first id that its cause names, which is the file's. `take_in_month` also moves what came while the month was
 * missing. All of them wait for their locks as long as the session's `lock_timeout` says.
 */
const FUNCTIONS = `
create schema detached;
create function first_id_of(month date) returns uuid language sql immutable as $$
  select rpad(lpad(to_hex((extract(epoch from month::timestamp) * 1000)::bigint), 12, '0'), 32, '0')::uuid
$$;
create function month_of_id(id text) returns date language sql immutable as $$
  select date_trunc('month', timestamp 'epoch'
    + ('x' || substr(id, 1, 8) || substr(id, 10, 4))::bit(48)::bigint * interval '1 millisecond')::date
$$;
create function mail_id(cause text, recipient uuid, template text) returns uuid language sql immutable as $$
  select (coalesce(substring(cause from '[0-9a-f]{8}-[0-9a-f]{4}-'), '00000000-0000-')
    || '8' || substr(h, 1, 3) || '-8' || substr(h, 4, 3) || '-' || substr(h, 7, 12))::uuid
  from encode(sha256(convert_to(recipient || template || chr(10) || cause, 'UTF8')), 'hex') as h
$$;
create function tables_by_month() returns table (parent text, key text, waits text) language sql immutable as $$
  values ('workflow_history', 'instance_id', null), ('outbox', 'id', 'done_at is null'),
    ('mail', 'id', $w$status in ('queued', 'failed')$w$)
$$;
create function take_in_month(parent text, key text, month date) returns void language plpgsql as $$
declare
  own text := parent || to_char(month, '_YYYY_MM');
  other text := parent || '_other';
  bounds text := format('%1$I >= %2$L and %1$I < %3$L', key, first_id_of(month), first_id_of((month + interval '1 month')::date));
  has_come boolean;
begin
  execute format('lock table %I in access exclusive mode', other);
  execute format('select exists (select from %I where %s)', other, bounds) into has_come;
  if has_come then
    execute format('alter table %I disable trigger user', other);
    execute format('with gone as (delete from %I where %s returning *) insert into %I select * from gone', other, bounds, own);
    execute format('alter table %I enable trigger user', other);
  end if;
  execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, own, first_id_of(month),
    first_id_of((month + interval '1 month')::date));
end $$;
create function open_month(month date) returns boolean language plpgsql as $$
declare
  t record;
begin
  perform pg_advisory_xact_lock(20261101);
  if to_regclass('workflow_history' || to_char(month, '_YYYY_MM')) is not null
    or exists (select from detached_month d where d.month = open_month.month) then
    return false;
  end if;
  for t in select * from tables_by_month() loop
    execute format('create table %I (like %I including defaults including constraints)',
      t.parent || to_char(month, '_YYYY_MM'), t.parent);
    perform take_in_month(t.parent, t.key, month);
  end loop;
  execute format('create trigger history_no_truncate before truncate on %I execute function refuse_change()',
    'workflow_history' || to_char(month, '_YYYY_MM'));
  return true;
end $$;
create function detach_month(month date, by text) returns void language plpgsql as $$
declare
  t record;
  own text;
  counts bigint[] := '{}';
  counted bigint;
begin
  perform pg_advisory_xact_lock(20261101);
  for t in select * from tables_by_month() loop
    own := t.parent || to_char(month, '_YYYY_MM');
    execute format('alter table %I detach partition %I', t.parent, own);
    execute format('select count(*) from %I', own) into counted;
    counts := counts || counted;
    if t.waits is not null then
      execute format('select count(*) from %I where %s', own, t.waits) into counted;
      if counted > 0 then
        raise exception '% rows of % are not settled', counted, own using errcode = 'restrict_violation';
      end if;
    end if;
    execute format('create trigger stays_as_it_was before insert or update or delete or truncate on %I execute function refuse_change()', own);
    execute format('alter table %I set schema detached', own);
  end loop;
  insert into detached_month (month, detached_at, detached_by, transitions, orders, mails)
    values (month, now(), by, counts[1], counts[2], counts[3]);
end $$;
create function attach_month(month date) returns void language plpgsql as $$
declare
  t record;
  own text;
begin
  perform pg_advisory_xact_lock(20261101);
  for t in select * from tables_by_month() loop
    own := t.parent || to_char(month, '_YYYY_MM');
    execute format('alter table detached.%I set schema public', own);
    execute format('drop trigger if exists stays_as_it_was on %I', own);
    perform take_in_month(t.parent, t.key, month);
  end loop;
  delete from detached_month d where d.month = attach_month.month;
end $$;
create function months_ahead() returns int language sql stable as $$
  select count(*)::int from generate_series(1, 12) as m(n)
  where (
    select count(*) from tables_by_month() t
    join pg_inherits i on i.inhparent = t.parent::regclass and i.inhrelid = to_regclass(
      t.parent || to_char(date_trunc('month', now() at time zone 'UTC') + make_interval(months => n), '_YYYY_MM'))
  ) = 3
$$;
`;
