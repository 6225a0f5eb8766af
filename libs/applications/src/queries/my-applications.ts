import { Injectable } from '@nestjs/common';
import { Reads } from '#libs/platform';

/** One of the applications of an organisation, as its list shows it. */
export interface MyApplication {
  readonly id: string;
  readonly callId: string;
  readonly callCode: string;
  readonly code: string | null;
  readonly title: string;
  readonly lot: string;
  readonly organisationName: string;
  readonly state: string;
  /** The next deadline: its name and its instant. */
  readonly dueName: string | null;
  readonly dueAt: Date | null;
  /** What happened last: an end that has several causes is said by its own. */
  readonly lastEvent: string | null;
  readonly submittedAt: Date | null;
  readonly createdAt: Date;
}

/** The applications of the organisations that a person belongs to, the next deadline first. */
@Injectable()
export class MyApplications {
  constructor(private readonly reads: Reads) {}

  of(organisationIds: readonly string[]): Promise<readonly MyApplication[]> {
    if (organisationIds.length === 0) return Promise.resolve([]);
    return this.reads.query<MyApplication>(LIST, [organisationIds]);
  }
}

/** An organisation has a handful of files; a hundred is more than any will ever have on one page. */
const LIST = `
select a.id, a.call_id as "callId", c.code as "callCode", a.code, a.title, a.lot,
  a.organisation_name as "organisationName", i.state, t.name as "dueName", t.due_at as "dueAt", s.arrived_at as "submittedAt",
  h.event as "lastEvent", a.created_at as "createdAt"
from application a
join workflow_instance i on i.id = a.id
join call c on c.id = a.call_id
left join lateral (
  select d.name, d.due_at from deadlines_in(i.deadlines) d order by d.due_at limit 1
) t on true
left join lateral (
  select max(b.arrived_at) as arrived_at from submission b where b.application_id = a.id
) s on true
left join lateral (
  select x.event from workflow_history x where x.instance_id = a.id order by x.seq desc limit 1
) h on true
where a.organisation_id = any($1)
order by (i.state in ('withdrawn', 'rejected', 'lapsed', 'closed', 'terminated')), t.due_at nulls last, a.created_at desc
limit 100`;
