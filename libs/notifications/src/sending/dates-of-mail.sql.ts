/** The calls of `mails`, each read once: its file is long, and only the zone is wanted. */
export const CALLS_OF_MAILS = `
select c.id, c.code, c.revision, c.file->>'zone' as zone from call c
where c.id in (select i.call_id from mails m join workflow_instance i on i.id = m.instance_id)`;

/**
 * The dates of mail `m`, whose call is among `calls_of_mails`: of a reminder the deadline that ordered it, after an
 * extension those that the file has now, and
 * of a file that is over those that its people were reminded of. Null for mails without any, and for those about a call.
 */
export const CALENDAR = `
case when m.template in ('reminder', 'deadlineExtended', 'applicationWithdrawn', 'callCancelled', 'draftLapsed') then (
  select json_build_object('sequence', c.revision + i.version, 'code', coalesce(a.code, c.code), 'zone', c.zone,
    'dates', dates.list, 'writtenAt', minha_now())
  from workflow_instance i
  join calls_of_mails c on c.id = i.call_id
  left join application a on a.id = i.id
  cross join lateral (
    select json_agg(json_build_object('deadline', d.deadline, 'at', d.at)) as list from (
      select o.payload->>'deadline' as deadline, o.payload->>'at' as at from outbox o
      where m.template = 'reminder' and o.id = m.cause
      union all
      select n.name, to_json(n.due_at)#>>'{}' from deadlines_in(i.deadlines) n where m.template = 'deadlineExtended'
      union all
      select * from (
        select distinct on (h.payload->>'deadline') h.payload->>'deadline', h.payload->>'at' from workflow_history h
        where h.instance_id = i.id and h.event = 'reminded' and m.template not in ('reminder', 'deadlineExtended')
        order by h.payload->>'deadline', h.seq desc
      ) told
    ) d
  ) dates
  where i.id = m.instance_id and i.id <> i.call_id and dates.list is not null
) end`;
