import type { Step } from '../domain/steps.js';

/**
 * The files of call `$1`, and which of them count in a figure. The figures count with these conditions and the lists of
 * their files select with the same ones. None of them looks at one file alone: each is a set that is made once.
 */
export const FILES = `
from application a
join workflow_instance i on i.id = a.id
left join organisation o on o.id = a.organisation_id
left join award w on w.grant_id = a.id and w.state = 'awarded'`;

/** Whoever confirms the eligibility of a file is remembered by its instance until the end. */
export const HAS_REACHED: Readonly<Record<Step, string>> = {
  begun: 'true',
  submitted: 'a.code is not null',
  eligible: `i.did -> 'eligibilityConfirmed' is not null`,
  conceptNotePassed: `a.id in (${passed('conceptNote')})`,
  fullApplicationPassed: `a.id in (${passed('fullApplication')})`,
  awarded: 'w.grant_id is not null',
  signed: `a.id in (
    select c.grant_id from contract c join contract_signature s on s.contract_id = c.id
    where c.call_id = $1 and s.side = 'beneficiary'
  )`,
  closed: `i.state = 'closed'`,
};

/** A round is complete when it has a result; nothing missed means every threshold of the grid. */
function passed(stage: 'conceptNote' | 'fullApplication'): string {
  return `
    select r.application_id from evaluation_round r
    where r.call_id = $1 and r.stage = '${stage}' and json_array_length(r.result -> 'missed') = 0`;
}

/** The file that an instance belongs to, as text. */
export const FILE_OF = `case when i.subject = 'grant' then i.id::text else i.context ->> 'grantId' end`;

/**
 * What is over its date in call `$1`: files, payments and reports, each with the file that it belongs to. A date that has
 * passed without closing anything is still owed. Only what has one, or will look at one by now, is read in full.
 */
export const LATE = `
select (${FILE_OF})::uuid as file, i.subject, o.name, o.due_at
from workflow_instance i
cross join lateral (
  select d.name, d.due_at from deadlines_in(i.deadlines) d
  union all
  select f.key, f.value::timestamptz from json_each_text(i.fired) f
) o
where i.call_id = $1 and i.subject in ('grant', 'payment', 'report')
  and (i.fired::text <> '{}' or i.fires_at <= (select minha_now())) and o.due_at <= (select minha_now())`;
