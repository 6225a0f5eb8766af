/** The event that brought file `$1` to where it was not selected, as long as it stands there. */
export const DECISION = `
select h.seq, h.event, h.at, h.payload->>'reason' as reason,
  case when h.actor->>'kind' = 'person' then h.actor->>'id' end as "decidedBy"
from workflow_instance i
join workflow_history h on h.instance_id = i.id and h.to_state = 'rejected' and h.from_state <> 'rejected'
where i.id = $1 and i.state = 'rejected'
order by h.seq desc limit 1`;
