import type { Step } from '../domain/steps.js';

/**
 * The files of call `$1`, and which of them count in a figure. The figures count with these conditions and the lists of
 * their files select with the same ones. None of them looks at one file alone: each is a set that is made once.
 */
export const FILES = `
from application a
join workflow_instance i on i.id = a.id and i.call_id = $1 and i.subject = 'grant'
left join organisation o on o.id = a.organisation_id
left join award w on w.grant_id = a.id and w.state = 'awarded'`;

/** Whoever confirms the eligibility of a file is remembered by its instance until the end. */
export const HAS_REACHED: Readonly<Record<Step, string>> = {
  begun: 'true',
  submitted: 'a.code is not null',
  // Most have not got so far, and to look for a word costs less than to take what is remembered apart.
  eligible: `case when strpos(i.did::text, 'eligibilityConfirmed') > 0 then i.did -> 'eligibilityConfirmed' is not null else false end`,
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
 * Whether a date named `$3` of instance `i` has passed, or any where that is `any`: one that has passed without closing
 * anything is still owed. What is only looked at later, when everything that arrived in time is dealt with, is not over yet.
 */
const IS_OVER = `exists (
  select from (
    select d.name, d.due_at from deadlines_in(i.deadlines) d where i.fires_at <= (select minha_now())
    union all
    select f.key, f.value::timestamptz from json_each_text(i.fired) f
  ) o
  where o.due_at <= (select minha_now()) and ($3 = 'any' or o.name = $3)
)`;

/** The files of which a payment or report is over such a date: few, and made once. */
const LATE_BESIDE = `
  select (i.context ->> 'grantId')::uuid
  from workflow_instance i
  where i.call_id = $1 and i.subject in ('payment', 'report') and ${IS_OVER}`;

/** Whether anything of the submitted file `l` is over a date named `$3`; of any name where that is `any`. */
export const IS_LATE = `((l.due_at <= (select minha_now()) and ${IS_OVER}) or l.id in (${LATE_BESIDE}))`;
