import { Injectable } from '@nestjs/common';
import { Database, Reads } from '#libs/platform';

/** Where grants stand, as people who run them think of it; a filter of the list names one. */
export const GRANT_PHASES = {
  contracting: ['award.awarded', 'contract.%'],
  running: ['running.%'],
  closed: ['closed'],
  ended: ['terminated'],
} as const satisfies Record<string, readonly string[]>;

export type GrantPhase = keyof typeof GRANT_PHASES;

export interface GrantFilter {
  /** Calls whose grants the reader may see; null: all. */
  readonly callIds: readonly string[] | null;
  /** Organisations whose grants the reader may see; null: all. */
  readonly organisationIds: readonly string[] | null;
  readonly phase?: GrantPhase | undefined;
  readonly lot?: string | undefined;
  readonly search?: string | undefined;
}

/** Where a page of the list begins: after the row with this obligation. */
export interface GrantPlace {
  readonly dueAt: string;
  readonly id: string;
}

/** One grant with what a list or the head of its page shows. */
export interface GrantLine {
  readonly id: string;
  readonly callId: string;
  readonly callCode: string;
  readonly code: string;
  readonly lot: string;
  readonly title: string;
  readonly organisationId: string;
  readonly organisationName: string;
  /** Active states, joined by blanks. */
  readonly state: string;
  readonly currency: string;
  readonly awardMinor: number;
  readonly contractNumber: string | null;
  /** A day of the calendar. */
  readonly implementationStart: string | null;
  readonly implementationEnd: Date | null;
  readonly paidMinor: number;
  readonly dueAt: Date | null;
  readonly dueName: string | null;
  readonly place: GrantPlace;
}

/** Grants from their award on, the oldest obligation first. */
@Injectable()
export class GrantList {
  constructor(
    private readonly database: Database,
    private readonly reads: Reads,
  ) {}

  /** At most `limit` rows, from the beginning or after `after`. */
  async page(filter: GrantFilter, limit: number, after: GrantPlace | null = null): Promise<readonly GrantLine[]> {
    const rows = await this.reads.query<Row>(PAGE, [
      ...parameters(filter),
      null,
      after?.dueAt ?? null,
      after?.id ?? null,
      limit,
    ]);
    return rows.map(toLine);
  }

  /** The line of one grant; null where it was not awarded (yet). */
  async of(grantId: string): Promise<GrantLine | null> {
    const everything = parameters({ callIds: null, organisationIds: null });
    const [row] = await this.database.query<Row>(PAGE, [...everything, grantId, null, null, 1]);
    return row ? toLine(row) : null;
  }
}

type Row = Omit<GrantLine, 'place'> & { readonly placeDueAt: string };

function toLine({ placeDueAt, ...row }: Row): GrantLine {
  return { ...row, place: { dueAt: placeDueAt, id: row.id } };
}

function parameters(filter: GrantFilter): unknown[] {
  const states = filter.phase ? GRANT_PHASES[filter.phase] : Object.values(GRANT_PHASES).flat();
  const words = filter.search?.trim() ? `%${filter.search.trim().replace(/[\\%_]/g, '\\$&')}%` : null;
  return [filter.callIds, filter.organisationIds, states, filter.lot ?? null, words];
}

/** What is overdue stays due, as in the office's work list. A grant without a deadline comes last, at the end of time. */
const PAGE = `
select g.*, coalesce(g."dueAt", 'infinity')::text as "placeDueAt" from (
  select a.id, a.call_id as "callId", k.code as "callCode", a.code, a.lot, a.title, a.organisation_id as "organisationId",
    a.organisation_name as "organisationName", i.state, k.file->>'currency' as currency,
    coalesce((i.context->'award'->>'amountMinor')::float8, 0) as "awardMinor", c.number as "contractNumber",
    c.implementation_start::text as "implementationStart", c.implementation_end as "implementationEnd",
    coalesce((i.context->>'paidMinor')::float8, 0) as "paidMinor",
    t.due_at as "dueAt", t.name as "dueName"
  from application a
  join workflow_instance i on i.id = a.id
  join call k on k.id = a.call_id
  left join contract c on c.grant_id = a.id and c.taken_back_at is null
  left join lateral (
    select o.due_at, o.name from (
      select d.due_at, d.name from deadlines_in(i.deadlines) d
      union all
      select f.value::timestamptz, f.key from json_each_text(i.fired) f
    ) o order by o.due_at limit 1
  ) t on true
  where ($1::uuid[] is null or a.call_id = any($1))
    and ($2::uuid[] is null or a.organisation_id = any($2))
    and i.state like any($3)
    and ($4::text is null or a.lot = $4)
    and ($5::text is null or a.code ilike $5 or a.title ilike $5 or a.organisation_name ilike $5 or c.number ilike $5)
    and ($6::uuid is null or a.id = $6)
) g
where $7::timestamptz is null or (coalesce(g."dueAt", 'infinity'), g.id) > ($7::timestamptz, $8::uuid)
order by coalesce(g."dueAt", 'infinity'), g.id
limit $9`;
