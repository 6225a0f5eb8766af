import { EVERY_PLACE, IN_PLACE, withWords } from '#libs/applications';

const DUE = 'obligation_in(i.deadlines, i.fired)';

/**
 * $1 calls, $2 places and $3 their kinds, $4 dates of calls, $5 lot, $6 words, $7 due before. Of files, which may be very
 * many, only where they lie; everything else is few in number and gathered here.
 */
const FOUND = `${EVERY_PLACE}, place as materialized (
  select k.kind, p.call_id, p.state, p.lot
  from every_place p join unnest($2::text[], $3::text[]) as k(place, kind) on k.place = 'grant ' || p.state
  where $5::text is null or p.lot = $5
), said as materialized (
  ${withWords('$6')} and $6 is not null
), call_date as (
  select d.call_id, d.name, d.at from json_to_recordset($4::json) as d(call_id uuid, name text, at timestamptz)
), standing as (
  select k.kind, i.id, i.call_id, ${DUE} as due_at,
    case when i.subject <> 'call' then (i.context->>'grantId')::uuid end as file_id
  from workflow_instance i
  join unnest($2::text[], $3::text[]) as k(place, kind) on k.place = i.subject || ' ' || i.state
  where i.call_id = any($1::uuid[]) and i.subject = any(array['call', 'complaint', 'payment', 'report'])
), unread as (
  select r.call_id, r.stage, sum(r.required - r.readers)::int as many
  from evaluation_round r
  where r.call_id = any($1::uuid[]) and r.completed_at is null and r.readers < r.required
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
), beside as (
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
), found as materialized (
  select e.* from beside e
  where ($7::timestamptz is null or e.due_at < $7)
    and ($6::text is null or e.file_id in (select s.id from said s))
    and ($5::text is null or exists (select from application a where a.id = e.file_id and a.lot = $5))
)`;

/** A file of the place \`p\`, with the words and due before what was asked. */
const FILE = `
${IN_PLACE} and ($7::timestamptz is null or l.due_at < $7)
  and ($6::text is null or l.id in (select s.id from said s))`;

/** $8 how many of a kind are counted. */
export const COUNTS = `${FOUND}
select f.kind, count(*)::int as count from found f group by f.kind
union all
select k.kind, n.count from (select distinct p.kind from place p) k cross join lateral (
  select count(*)::int as count from (
    select from place p cross join lateral (select from listed_file l where ${FILE} limit $8) l
    where p.kind = k.kind limit $8
  ) counted
) n`;

/**
 * $8 kind; $9 instant and $10 key of the place in the list after which the page begins, $11 the id in that key; $12 how
 * long it is. Of what is due at one instant kind, call and id decide, in this order: among the files of that instant a
 * place is over, goes on after the id, or is still to come.
 */
export const PAGE = `${FOUND}, begun as (
  select p.*, case
    when p.key > $10 collate "C" then '00000000-0000-0000-0000-000000000000'::uuid
    when starts_with($10, p.key) then $11::uuid
    else 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid
  end as after_id
  from (select p.*, p.kind || ' ' || p.call_id as key from place p) p
  where $8::text is null or p.kind = $8
), every as (
  select p.kind, l.id::text as id, p.call_id, l.due_at as place_at, l.id as file_id, 1 as many, null::text as text
  from begun p cross join lateral (
    select l.id, l.due_at from listed_file l
    where ${FILE} and (l.due_at, l.id) > ($9::timestamptz, p.after_id)
    order by l.due_at, l.id limit $12
  ) l
  union all
  select f.kind, f.id, f.call_id, coalesce(f.due_at, 'infinity'), f.file_id, f.many, f.text
  from found f where $8::text is null or f.kind = $8
), page as (
  select k.* from (
    select e.*, (e.kind || ' ' || e.call_id || ' ' || e.id) collate "C" as place_key from every e
  ) k
  where (k.place_at, k.place_key) > ($9::timestamptz, $10::text)
  order by k.place_at, k.place_key limit $12
)
select p.kind, p.id, p.call_id as "callId", nullif(p.place_at, 'infinity') as "dueAt", p.many, p.text,
  p.place_at::text as "placeDueAt", p.place_key as "placeKey",
  a.id as "fileId", a.code, a.title, a.organisation_name as "organisationName", a.lot,
  p.kind = 'administrativeCheck' and exists (
    select from clarification q where q.grant_id = a.id and q.answered_at is not null
  ) as "isClarified"
from page p
left join application a on a.id = p.file_id
order by p.place_at, p.place_key`;
