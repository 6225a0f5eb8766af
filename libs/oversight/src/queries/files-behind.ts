import { Injectable } from '@nestjs/common';
import { Reads } from '#libs/platform';
import type { Step } from '../domain/steps.js';
import { HAS_REACHED, IS_LATE } from './membership.js';

/** Which files of a call are asked for: those that one figure counts. */
export interface FiguresFilter {
  readonly step?: Step | undefined;
  /** Path of an innermost state. */
  readonly state?: string | undefined;
  /** Name of a deadline that is over; `any` for whatever is late. */
  readonly late?: string | undefined;
  /** Code of a province; `elsewhere` for a seat outside those that are told apart. */
  readonly province?: string | undefined;
  readonly lot?: string | undefined;
}

export interface FileBehind {
  readonly id: string;
  readonly number: number;
  readonly code: string;
  readonly title: string;
  readonly organisationName: string;
  readonly province: string | null;
  readonly lot: string;
  /** Active states, joined by blanks. */
  readonly state: string;
  /** What was awarded; null where nothing is. */
  readonly awardedMinor: number | null;
}

export const ANY = 'any';
export const ELSEWHERE = 'elsewhere';

/** The files behind a figure, in the order of their numbers. A draft that was never submitted is counted and never shown. */
@Injectable()
export class FilesBehind {
  constructor(private readonly reads: Reads) {}

  /** At most `limit` files, after the one with that number. */
  page(callId: string, filter: FiguresFilter, limit: number, after = 0): Promise<readonly FileBehind[]> {
    const { step = 'begun', state, late, province, lot } = filter;
    // Files of a state may be few: those of the call are read together, where otherwise a page is soon filled by number.
    const narrowed = state === undefined ? '' : 'and l.call_id = $1';
    const sql = `${ROWS} ${narrowed} and ${HAS_REACHED[step]} ${ORDER}`;
    return this.reads.query<FileBehind>(sql, [
      callId,
      state ?? null,
      late ?? null,
      province ?? null,
      lot ?? null,
      after,
      limit,
    ]);
  }
}

const ROWS = `
select a.id, a.number, a.code, a.title, a.organisation_name as "organisationName", o.province, a.lot, l.state,
  w.amount_minor::float8 as "awardedMinor"
from application a
join listed_file l on l.id = a.id
join workflow_instance i on i.id = a.id
left join organisation o on o.id = a.organisation_id
left join award w on w.grant_id = a.id and w.state = 'awarded'
where a.call_id = $1 and a.code is not null and a.number > $6
  and ($2::text is null or $2 = any(string_to_array(l.state, ' ')))
  and ($3::text is null or ${IS_LATE})
  and ($4::text is null or coalesce(o.province, '${ELSEWHERE}') = $4)
  and ($5::text is null or a.lot = $5)`;

const ORDER = 'order by a.number limit $7';
