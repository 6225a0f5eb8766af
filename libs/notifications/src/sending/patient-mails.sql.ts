/** What a planned mail is made of, as JSON rows give it. */
const ROWS = `json_to_recordset($1::json) as x(cause text, recipient_id uuid, address text, template text, language text,
  instance_id uuid, subject text, body text, correlation text, plan text, counts boolean, day date, release_at timestamptz,
  digest_at timestamptz, call_id uuid, file_id uuid, deadline text, due_at timestamptz, path text)`;

/**
 * Records each planned mail once: now, or where it waits. One that counts goes out while its reader had fewer than $3
 * that day; further ones wait for the digest. Readers are counted in one order, so that no two portions wait for each other. What is recorded already is left as it is and counted for nothing.
 */
export const RECORD = `
with planned as (
  select own.id, x.* from ${ROWS} cross join lateral mail_id(x.cause, x.recipient_id, x.template) as own(id)
), fresh as (
  select p.* from planned p
  where not exists (select from mail m where m.id = p.id) and not exists (select from mail_waiting w where w.id = p.id)
), counted as (
  insert into mail_day as d (person_id, day, sent)
  select f.recipient_id, f.day, 1 from fresh f where f.plan = 'now' and f.counts order by f.recipient_id
  on conflict (person_id, day) do update set sent = d.sent + 1 where d.sent < $3
  returning d.person_id
), now_due as (
  select f.* from fresh f
  where f.plan = 'now' and (not f.counts or exists (select from counted c where c.person_id = f.recipient_id))
), waiting as (
  insert into mail_waiting (id, recipient_id, call_id, file_id, template, deadline, due_at, release_at, in_digest, path, mail)
  select f.id, f.recipient_id, f.call_id, f.file_id, f.template, f.deadline, f.due_at,
    case when f.plan = 'now' then f.digest_at else f.release_at end, f.plan <> 'at', f.path,
    json_build_object('cause', f.cause, 'recipient_id', f.recipient_id, 'address', f.address, 'template', f.template,
      'language', f.language, 'instance_id', f.instance_id, 'subject', f.subject, 'body', f.body,
      'correlation', f.correlation)
  from fresh f where not exists (select from now_due n where n.id = f.id)
  on conflict (id) do nothing
)
insert into mail (id, cause, recipient_id, address, template, language, instance_id, subject, body, message_id, status,
  queued_at, correlation)
select n.id, n.cause, n.recipient_id, n.address, n.template, n.language, n.instance_id, n.subject, n.body,
  '<' || n.id || '@' || $2::text || '>', 'queued', minha_now(), n.correlation
from now_due n
on conflict (id) do nothing`;

/** Takes what is due out of what waits, one portion; `$1` is its size. A reminder whose deadline is gone is not true any more. */
export const TAKE_DUE = `
with due as (
  select w.id from mail_waiting w where w.release_at <= minha_now() order by w.release_at, w.id limit $1
  for update skip locked
), taken as (
  delete from mail_waiting w using due d where w.id = d.id
  returning w.id, w.recipient_id, w.call_id, w.file_id, w.template, w.deadline, w.due_at, w.in_digest, w.path, w.mail
)
select t.id, t.recipient_id as "personId", t.call_id as "callId", t.file_id as "fileId", t.template, t.deadline,
  t.due_at as "dueAt", t.in_digest as "inDigest", t.path, t.mail
from taken t
left join workflow_instance i on i.id = t.file_id
where t.template <> 'reminder' or i.subject = 'call' or exists (
  select from deadlines_in(i.deadlines) d where d.name = t.deadline and d.due_at = t.due_at
)
order by t.in_digest, t.id`;
