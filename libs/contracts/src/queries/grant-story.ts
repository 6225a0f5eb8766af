import { Injectable } from '@nestjs/common';
import type { JsonObject, Role } from '#libs/kernel';
import { Database } from '#libs/platform';
import { isToldToGrantee } from '../domain/told-to-grantee.js';

/** One thing that happened to a grant, its payments or its reports. */
export interface StoryMoment {
  readonly key: string;
  readonly at: Date;
  readonly subject: 'grant' | 'payment' | 'report';
  readonly instanceId: string;
  readonly event: string;
  /** Of the payload, what a reader may be shown as it is. */
  readonly reason: string | null;
  readonly amountMinor: number | null;
  /** Which of the grant's reports it happened to. */
  readonly report: { readonly kind: string; readonly n: number } | null;
  /** Of a reminder or a passed deadline, its name. */
  readonly deadline: string | null;
  readonly by: { readonly kind: 'person' | 'system'; readonly name: string | null; readonly roles: readonly Role[] };
}

/** Who reads: the grantee sees neither what concerns the inside of the office, nor who of it did what. */
export type Reader = 'office' | 'grantee';

/** A grant as one story, oldest first. */
@Injectable()
export class GrantStory {
  constructor(private readonly database: Database) {}

  async of(grantId: string, reader: Reader): Promise<readonly StoryMoment[]> {
    const rows = await this.database.query<Told>(STORY, [grantId]);
    return rows
      .filter(({ event, payload }) => reader === 'office' || isToldToGrantee(event, payload['deadline']))
      .map((row) => momentOf(row, reader));
  }
}

interface Told {
  readonly instanceId: string;
  readonly seq: number;
  readonly subject: StoryMoment['subject'];
  readonly event: string;
  readonly payload: JsonObject;
  readonly at: Date;
  readonly actor: { readonly kind: 'person' | 'system'; readonly id: string; readonly roles: readonly Role[] };
  readonly name: string | null;
  readonly amountMinor: number | null;
  readonly report: StoryMoment['report'];
}

const STORY = `
select h.instance_id as "instanceId", h.seq, i.subject, h.event, h.payload, h.at, h.actor, p.name,
  case when i.subject = 'payment' then (i.context->>'amountMinor')::float8 end as "amountMinor",
  case when r.id is not null then json_build_object('kind', r.kind, 'n', r.n) end as report
from workflow_instance i
join workflow_history h on h.instance_id = i.id
left join report r on r.id = i.id
left join person p on h.actor->>'kind' = 'person' and p.id::text = h.actor->>'id'
where i.id in (
    select $1::uuid union all select y.id from payment y where y.grant_id = $1 union all select o.id from report o where o.grant_id = $1
  )
order by h.at, h.instance_id, h.seq`;

function momentOf(row: Told, reader: Reader): StoryMoment {
  const { instanceId, seq, subject, event, at, actor, amountMinor, report } = row;
  const isTheirs = actor.roles.some((role) => role === 'applicant' || role === 'signatory');
  return {
    key: `${instanceId}-${seq}`,
    at,
    subject,
    instanceId,
    event,
    reason: textIn(row.payload, 'reason') ?? textIn(row.payload, 'questions'),
    amountMinor: amountMinor ?? amountIn(row.payload),
    report,
    deadline: textIn(row.payload, 'deadline'),
    by: { kind: actor.kind, name: reader === 'office' || isTheirs ? row.name : null, roles: actor.roles },
  };
}

function textIn(payload: JsonObject, name: string): string | null {
  const text = payload[name];
  return typeof text === 'string' && text !== '' ? text : null;
}

function amountIn(payload: JsonObject): number | null {
  const amount = payload['amountMinor'];
  return typeof amount === 'number' ? amount : null;
}
