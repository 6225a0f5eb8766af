import { Injectable } from '@nestjs/common';
import { Reads } from '#libs/platform';
import { AMONG_FIRST, COUNTED, FOUND, FOUND_COUNTED, LISTED, SPREAD } from './listed-files.sql.js';

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
  /** Calls whose files the officer may see. */
  readonly callIds: readonly string[];
  readonly callId?: string | undefined;
  readonly group?: WorkGroup | undefined;
  readonly lot?: string | undefined;
  /** Words of the code, the title or the organisation's name, or their beginnings. */
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

/** How many there are; of more than `MOST_COUNTED` it is only known that there are more. */
export interface Counted {
  readonly count: number;
  readonly isMore: boolean;
}

/** Counting on would cost as much as the table is long, and nobody works through a list of so many. */
export const MOST_COUNTED = 1_000;

export function countedUpTo(most: number, count: number): Counted {
  return { count: Math.min(count, most), isMore: count > most };
}

/** Before every file. */
const BEGINNING = { dueAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

/** Submitted files for the officers of a call: the oldest obligation first. Drafts that were never submitted are private. */
@Injectable()
export class OfficerWorklist {
  constructor(private readonly reads: Reads) {}

  /** At most `limit` rows, from the beginning or after `after`. What it costs grows with the page, not with the calls. */
  async page(filter: WorklistFilter, limit: number, after: WorklistPlace | null): Promise<readonly WorklistRow[]> {
    const { dueAt, id } = after ?? BEGINNING;
    const from = [...placesIn(filter), dueAt, id];
    const words = wordsIn(filter.search);
    const rows = words === null ? await this.rows(PAGE, [...from, limit]) : await this.found(from, limit, words);
    return rows.map(({ placeDueAt, ...row }) => ({
      ...row,
      place: { dueAt: placeDueAt, id: row.id },
    }));
  }

  /** How many files each group has under the rest of the filter; null where more have the words than are counted. */
  async counts(filter: WorklistFilter): Promise<Readonly<Record<WorkGroup, Counted>> | null> {
    const words = wordsIn(filter.search);
    const rows = await this.reads.query<{ name: WorkGroup; count: number }>(words === null ? COUNTED : FOUND_COUNTED, [
      ...placesIn({ ...filter, group: undefined }),
      JSON.stringify(Object.entries(WORK_GROUPS).map(([name, states]) => ({ name, states }))),
      MOST_COUNTED + 1,
      ...(words === null ? [] : [words]),
    ]);
    if (rows.length === 0) return null;
    const counts = rows.map(({ name, count }) => [name, countedUpTo(MOST_COUNTED, count)] as const);
    // One row for each group.
    return Object.fromEntries(counts) as Record<WorkGroup, Counted>;
  }

  /** What few files have is found by the index of words; what many have fills a page among the first. */
  private async found(from: readonly unknown[], limit: number, words: string): Promise<readonly Row[]> {
    const [calls, , lot] = from;
    const [spread] = await this.reads.query<{ count: number }>(SPREAD, [calls, words, lot, FEW + 1]);
    if (spread && spread.count > FEW) {
      const rows = await this.rows(PAGE_AMONG_FIRST, [...from, FIRST, words]);
      if (rows.length >= limit) return rows.slice(0, limit);
    }
    return this.rows(PAGE_FOUND, [...from, limit, words]);
  }

  private rows(sql: string, parameters: readonly unknown[]): Promise<readonly Row[]> {
    return this.reads.query<Row>(sql, parameters);
  }
}

type Row = Omit<WorklistRow, 'place'> & { readonly placeDueAt: string };

/** So many files are put in order as they are found; of more, the first of a list are looked through. */
const FEW = 5_000;
const FIRST = 500;

/** Calls, beginnings of states, and a lot. */
function placesIn({ callIds, callId, group, lot }: WorklistFilter): unknown[] {
  const calls = callId === undefined ? callIds : callIds.filter((id) => id === callId);
  return [calls, group ? WORK_GROUPS[group].map((start) => `${start}%`) : null, lot ?? null];
}

function wordsIn(search: string | undefined): string | null {
  return search?.trim() ? search : null;
}

const ROWS = `
select a.id, c.code as "callCode", a.code, a.title, a.organisation_name as "organisationName", a.lot, l.state,
  nullif(l.due_at, 'infinity') as "dueAt", l.due_at::text as "placeDueAt",
  s.arrived_at as "submittedAt", s.requested_minor::float8 as "requestedMinor"
from listed l
join application a on a.id = l.id
join call c on c.id = a.call_id
left join lateral (
  select b.arrived_at, b.requested_minor from submission b
  where b.application_id = a.id order by b.arrived_at desc limit 1
) s on true
order by l.due_at, l.id`;

const PAGE = `${LISTED} ${ROWS}`;
const PAGE_AMONG_FIRST = `${AMONG_FIRST} ${ROWS}`;
const PAGE_FOUND = `${FOUND} ${ROWS}`;
