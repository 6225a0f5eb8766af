import { Injectable } from '@nestjs/common';
import { Reads } from '#libs/platform';
import {
  type Obligation,
  OBLIGATION_KINDS,
  type ObligationFilter,
  type ObligationKind,
  type ObligationPlace,
  OBLIGATIONS,
} from './obligation.js';
import { COUNTS, PAGE } from './office-obligations.sql.js';

interface Row extends Omit<Obligation, 'file' | 'place'> {
  readonly fileId: string | null;
  readonly code: string | null;
  readonly title: string;
  readonly organisationName: string;
  readonly lot: string;
  readonly placeDueAt: string;
  readonly placeKey: string;
}

/** Everything that waits for the officers of some calls, whatever feature it comes from: the oldest obligation first. */
@Injectable()
export class OfficeObligations {
  constructor(private readonly reads: Reads) {}

  /** At most `limit` rows, from the beginning or after `after`. */
  async page(filter: ObligationFilter, limit: number, after: ObligationPlace | null): Promise<readonly Obligation[]> {
    const rows = await this.reads.query<Row>(PAGE, [
      ...parameters(filter),
      filter.kind ?? null,
      after?.dueAt ?? null,
      after?.key ?? null,
      limit,
    ]);
    return rows.map(obligationOf);
  }

  /** How many there are of each kind under the rest of the filter. */
  async counts(filter: ObligationFilter): Promise<Readonly<Record<ObligationKind, number>>> {
    const rows = await this.reads.query<{ kind: ObligationKind; count: number }>(COUNTS, parameters(filter));
    const count = (kind: ObligationKind) => rows.find((row) => row.kind === kind)?.count ?? 0;
    // One entry for each kind.
    return Object.fromEntries(OBLIGATION_KINDS.map((kind) => [kind, count(kind)])) as Record<ObligationKind, number>;
  }
}

const PLACES = OBLIGATION_KINDS.flatMap((kind) => OBLIGATIONS[kind].map((place) => ({ kind, place })));

function parameters({ callIds, dates, lot, search, dueBefore }: ObligationFilter): unknown[] {
  const words = search?.trim() ? `%${search.trim().replace(/[\\%_]/g, '\\$&')}%` : null;
  return [
    callIds,
    PLACES.map(({ place }) => place),
    PLACES.map(({ kind }) => kind),
    JSON.stringify(dates.map(({ callId, name, at }) => ({ call_id: callId, name, at }))),
    lot ?? null,
    words,
    dueBefore ?? null,
  ];
}

function obligationOf(row: Row): Obligation {
  const { fileId, code, title, organisationName, lot, placeDueAt, placeKey, ...obligation } = row;
  const file = fileId === null || code === null ? null : { id: fileId, code, title, organisationName, lot };
  return { ...obligation, file, place: { dueAt: placeDueAt, key: placeKey } };
}
