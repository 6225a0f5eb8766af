import { Injectable } from '@nestjs/common';
import { Reads } from '#libs/platform';

/** Groups of states as an officer thinks of them; a filter of the list names one. */
export const WORK_GROUPS = {
  waiting: [
    'eligibilityCheck.administrative',
    'eligibilityCheck.eligibility',
    'eligibilityCheck.verification',
    'award.awarded',
  ],
  clarification: ['eligibilityCheck.clarification'],
  received: ['submitted.'],
  invited: ['draft.'],
  scoring: ['scoring.'],
  award: ['award.', 'contract.'],
  running: ['running.'],
  ended: ['withdrawn', 'rejected', 'lapsed', 'closed', 'terminated'],
} as const satisfies Record<string, readonly string[]>;

export type WorkGroup = keyof typeof WORK_GROUPS;

export interface WorklistFilter {
  /** Calls whose files the officer may see; null: all of them. */
  readonly callIds: readonly string[] | null;
  readonly callId?: string | undefined;
  readonly group?: WorkGroup | undefined;
  readonly lot?: string | undefined;
  /** Words of the code, the title or the organisation's name. */
  readonly search?: string | undefined;
}

/** Where a page of the list begins: after the row with this obligation. */
export interface WorklistPlace {
  readonly dueAt: string;
  readonly id: string;
}

export interface WorklistRow {
  readonly id: string;
  readonly callCode: string;
  readonly code: string;
  readonly title: string;
  readonly organisationName: string;
  readonly lot: string;
  readonly state: string;
  readonly dueAt: Date | null;
  readonly submittedAt: Date | null;
  readonly requestedMinor: number | null;
  /** Where the next page begins when this is the last row of one. */
  readonly place: WorklistPlace;
}

/** Submitted files for the officers of a call: the oldest obligation first. Drafts that were never submitted are private. */
@Injectable()
export class OfficerWorklist {
  constructor(private readonly reads: Reads) {}

  /** At most `limit` rows, from the beginning or after `after`. */
  async page(filter: WorklistFilter, limit: number, after: WorklistPlace | null): Promise<readonly WorklistRow[]> {
    const rows = await this.reads.query<Omit<WorklistRow, 'place'> & { placeDueAt: string }>(PAGE, [
      ...parameters(filter),
      after?.dueAt ?? null,
      after?.id ?? null,
      limit,
    ]);
    return rows.map(({ placeDueAt, ...row }) => ({ ...row, place: { dueAt: placeDueAt, id: row.id } }));
  }

  /** How many files each group has under the rest of the filter. */
  async counts(filter: WorklistFilter): Promise<Readonly<Record<WorkGroup, number>>> {
    const rows = await this.reads.query<{ state: string; count: number }>(
      COUNTS,
      parameters({ ...filter, group: undefined }),
    );
    const inGroup = (group: WorkGroup) =>
      rows
        .filter(({ state }) => WORK_GROUPS[group].some((start) => state.startsWith(start)))
        .reduce((sum, { count }) => sum + count, 0);
    // The keys of a constant are known; Object.keys only says that they are text.
    const groups = Object.keys(WORK_GROUPS) as WorkGroup[];
    // One entry for each group.
    return Object.fromEntries(groups.map((group) => [group, inGroup(group)])) as Record<WorkGroup, number>;
  }
}

function parameters(filter: WorklistFilter): unknown[] {
  const states = filter.group ? WORK_GROUPS[filter.group].map((start) => `${start}%`) : null;
  const words = filter.search?.trim() ? `%${filter.search.trim().replace(/[\\%_]/g, '\\$&')}%` : null;
  return [filter.callIds, filter.callId ?? null, states, filter.lot ?? null, words];
}

const FILES = `
from application a
join workflow_instance i on i.id = a.id
join call c on c.id = a.call_id`;

const FILTER = `
where a.code is not null
  and ($1::uuid[] is null or a.call_id = any($1))
  and ($2::uuid is null or a.call_id = $2)
  and ($3::text[] is null or i.state like any($3))
  and ($4::text is null or a.lot = $4)
  and ($5::text is null or a.code ilike $5 or a.title ilike $5 or a.organisation_name ilike $5)`;

/** A file without a deadline comes last: its place is the end of time. */
const PAGE = `
select f.*, coalesce(f."dueAt", 'infinity')::text as "placeDueAt" from (
  select a.id, c.code as "callCode", a.code, a.title, a.organisation_name as "organisationName", a.lot, i.state,
    next_obligation(a.id) as "dueAt",
    s.arrived_at as "submittedAt", s.requested_minor::float8 as "requestedMinor"
  ${FILES}
  left join lateral (
    select b.arrived_at, b.requested_minor from submission b
    where b.application_id = a.id order by b.arrived_at desc limit 1
  ) s on true
  ${FILTER}
) f
where $6::timestamptz is null or (coalesce(f."dueAt", 'infinity'), f.id) > ($6::timestamptz, $7::uuid)
order by coalesce(f."dueAt", 'infinity'), f.id
limit $8`;

const COUNTS = `select i.state, count(*)::int as count ${FILES} ${FILTER} group by i.state`;
