import { Injectable } from '@nestjs/common';
import { Reads } from '#libs/platform';
import { SETTLED } from '../domain/report.js';
import type { ReportKind } from '../domain/report-schedule.js';

/** What an officer sorts reports by. */
export const REPORT_GROUPS = {
  toCheck: ['in'],
  overdue: ['overdue'],
  queried: ['queried'],
  due: ['due'],
  done: SETTLED,
} as const satisfies Record<string, readonly string[]>;

export type ReportGroup = keyof typeof REPORT_GROUPS;

export interface ReportFilter {
  /** Calls whose reports the reader may see; null: all. */
  readonly callIds: readonly string[] | null;
  /** Organisations whose reports the reader may see; null: all. */
  readonly organisationIds: readonly string[] | null;
  readonly grantId?: string | undefined;
  readonly group?: ReportGroup | undefined;
  readonly search?: string | undefined;
}

/** Where a page of the list begins: after the row with this obligation. */
export interface ReportPlace {
  readonly dueAt: string;
  readonly id: string;
}

export interface ReportLine {
  readonly id: string;
  readonly grantId: string;
  readonly kind: ReportKind;
  readonly n: number;
  readonly contractNumber: string;
  readonly projectTitle: string;
  readonly organisationName: string;
  readonly state: string;
  /** When the report itself is due; `obligationAt` is the next deadline of its present state. */
  readonly dueAt: Date;
  readonly obligationAt: Date | null;
  readonly submittedAt: Date | null;
}

/** Reports, the oldest obligation first. */
@Injectable()
export class ReportList {
  constructor(private readonly reads: Reads) {}

  /** At most `limit` rows, from the beginning or after `after`. */
  page(filter: ReportFilter, limit: number, after: ReportPlace | null = null): Promise<readonly ReportLine[]> {
    return this.reads.query<ReportLine>(PAGE, [...parameters(filter), after?.dueAt ?? null, after?.id ?? null, limit]);
  }

  /** How many reports each group has under the rest of the filter. */
  async counts(filter: ReportFilter): Promise<Readonly<Record<ReportGroup, number>>> {
    const rows = await this.reads.query<{ state: string; count: number }>(
      COUNTS,
      parameters({ ...filter, group: undefined }),
    );
    // The keys of a constant are known; Object.entries only says that they are text.
    const groups = Object.entries(REPORT_GROUPS) as [ReportGroup, readonly string[]][];
    const count = (states: readonly string[]) =>
      rows.filter(({ state }) => states.includes(state)).reduce((sum, row) => sum + row.count, 0);
    // One entry for each group.
    return Object.fromEntries(groups.map(([group, states]) => [group, count(states)])) as Record<ReportGroup, number>;
  }
}

/** Where the next page begins when this is the last row of one. */
export function placeOfReport({ id, obligationAt }: ReportLine): ReportPlace {
  return { dueAt: obligationAt?.toISOString() ?? 'infinity', id };
}

function parameters(filter: ReportFilter): unknown[] {
  const words = filter.search?.trim() ? `%${filter.search.trim().replace(/[\\%_]/g, '\\$&')}%` : null;
  const states = filter.group ? REPORT_GROUPS[filter.group] : null;
  return [filter.callIds, filter.organisationIds, filter.grantId ?? null, states, words];
}

const REPORTS = `
from report r
join workflow_instance i on i.id = r.id
join application a on a.id = r.grant_id`;

const FILTER = `
where ($1::uuid[] is null or r.call_id = any($1))
  and ($2::uuid[] is null or r.organisation_id = any($2))
  and ($3::uuid is null or r.grant_id = $3)
  and ($4::text[] is null or i.state = any($4))
  and ($5::text is null or r.contract_number ilike $5 or r.project_title ilike $5 or a.organisation_name ilike $5)`;

const PAGE = `
select r.id, r.grant_id as "grantId", r.kind, r.n, r.contract_number as "contractNumber", r.project_title as "projectTitle",
  a.organisation_name as "organisationName", i.state, r.due_at as "dueAt", t.due_at as "obligationAt",
  (select max(s.submitted_at) from report_submission s where s.report_id = r.id) as "submittedAt"
${REPORTS}
left join lateral (
  select next_obligation(r.id) as due_at
) t on true
${FILTER}
  and ($6::timestamptz is null or (coalesce(t.due_at, 'infinity'), r.id) > ($6::timestamptz, $7::uuid))
order by coalesce(t.due_at, 'infinity'), r.id
limit $8`;

const COUNTS = `select i.state, count(*)::int as count ${REPORTS} ${FILTER} group by i.state`;
