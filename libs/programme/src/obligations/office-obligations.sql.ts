/**
 * An instance's next obligation. Its deadlines stand in the order of their instants, so the first is enough: to open each
 * list, as `next_obligation` does, would cost more than all the rest where ten thousand files wait.
 */
const DUE = `least(
      (i.deadlines->0->>'due_at')::timestamptz,
      case when i.fired::text <> '{}' then (select min(f.value::timestamptz) from json_each_text(i.fired) f) end
    )`;

/** $1 calls, $2 places and $3 their kinds, $4 dates of calls, $5 lot, $6 words, $7 due before. */
const FOUND = `
with call_date as (
  select d.call_id, d.name, d.at from json_to_recordset($4::json) as d(call_id uuid, name text, at timestamptz)
), standing as (
  select k.kind, i.id, i.call_id, ${DUE} as due_at,
    case i.subject when 'call' then null when 'grant' then i.id else (i.context->>'grantId')::uuid end as file_id
  from workflow_instance i
  join unnest($2::text[], $3::text[]) as k(place, kind) on k.place = i.subject || ' ' || i.state
  where i.call_id = any($1::uuid[])
), unread as (
  select r.call_id, r.stage, sum(r.required - coalesce(a.readers, 0))::int as many
  from evaluation_round r
  left join (
    select a.round_id, count(*)::int as readers from assignment a
    where a.call_id = any($1::uuid[]) and a.ended_at is null group by a.round_id
  ) a on a.round_id = r.id
  where r.call_id = any($1::uuid[]) and r.completed_at is null and r.required > coalesce(a.readers, 0)
  group by r.call_id, r.stage
), refused as (
  select distinct p.grant_id, p.call_id from payment p
  where p.call_id = any($1::uuid[]) and p.standing = 'refused'
    and not exists (
      select from payment q
      where q.grant_id = p.grant_id and q.kind = p.kind and q.n = p.n and q.standing <> 'refused'
    )
), lost as (
  select m.id, m.instance_id, m.queued_at as at from mail m where m.status in ('failed', 'bounced')
  union
  select m.id, m.instance_id, r.returned_at from mail_return r join mail m on m.id = r.mail_id
  where r.returned_at is not null
), unreached as (
  select i.call_id, i.id, min(l.at) as at, count(*)::int as many
  from lost l
  join workflow_instance i on i.id = l.instance_id and i.subject = 'grant' and i.call_id = any($1::uuid[])
  left join mail_return s on s.mail_id = l.id
  where s.settled_at is null
  group by i.call_id, i.id
), every as (
  select s.kind, s.id::text as id, s.call_id, s.due_at, s.file_id, 1 as many, null::text as text from standing s
  union all
  select 'enquiry', e.id::text, e.call_id, d.at, null, 1, e.question
  from call_enquiry e
  left join call_date d on d.call_id = e.call_id and d.name = 'answersUntil'
  where e.call_id = any($1::uuid[]) and e.settled_at is null
  union all
  select 'readersMissing', u.stage, u.call_id, d.at, null, u.many, null
  from unread u
  left join call_date d on d.call_id = u.call_id and d.name = u.stage || 'ScoresDate'
  union all
  select 'instalmentToAskFor', f.grant_id::text, f.call_id, ${DUE}, f.grant_id, 1, null
  from refused f
  join workflow_instance i on i.id = f.grant_id and i.state like 'running.%'
  union all
  select 'readerNotReached', u.id::text, u.call_id, u.at, u.id, u.many, null from unreached u
), found as (
  select e.kind, e.id, e.call_id, e.due_at, e.file_id, e.many, e.text,
    coalesce(e.due_at, 'infinity') as place_at, e.kind || ' ' || e.call_id || ' ' || e.id as place_key
  from every e
  where ($7::timestamptz is null or e.due_at < $7)
    and (
      $5::text is null and $6::text is null
      or exists (
        select from application a
        where a.id = e.file_id and ($5 is null or a.lot = $5)
          and ($6 is null or a.code ilike $6 or a.title ilike $6 or a.organisation_name ilike $6)
      )
    )
)`;

export const COUNTS = `${FOUND}
select f.kind, count(*)::int as count from found f group by f.kind`;

/** $8 kind, $9 and $10 the place after which the page begins, $11 its length. */
export const PAGE = `${FOUND}, page as (
  select f.* from found f
  where ($8::text is null or f.kind = $8)
    and ($9::timestamptz is null or (f.place_at, f.place_key) > ($9::timestamptz, $10::text))
  order by f.place_at, f.place_key limit $11
)
select p.kind, p.id, p.call_id as "callId", p.due_at as "dueAt", p.many, p.text,
  p.place_at::text as "placeDueAt", p.place_key as "placeKey",
  a.id as "fileId", a.code, a.title, a.organisation_name as "organisationName", a.lot,
  p.kind = 'administrativeCheck' and exists (
    select from clarification q where q.grant_id = a.id and q.answered_at is not null
  ) as "isClarified"
from page p
left join application a on a.id = p.file_id
order by p.place_at, p.place_key`;
