import { Injectable } from '@nestjs/common';
import { type Counted, countedUpTo, MOST_COUNTED } from '#libs/applications';
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

  /** At most `limit` rows, from the beginning or after `after`. What it costs grows with the page, not with the files. */
  async page(filter: ObligationFilter, limit: number, after: ObligationPlace | null): Promise<readonly Obligation[]> {
    const { dueAt, key } = after ?? BEGINNING;
    const id = key.split(' ')[2] ?? '';
    const rows = await this.reads.query<Row>(PAGE, [
      ...parameters(filter),
      filter.kind ?? null,
      dueAt,
      key,
      UUID.test(id) ? id : NO_ID,
      limit,
    ]);
    return rows.map(obligationOf);
  }

  /** How many there are of each kind under the rest of the filter. */
  async counts(filter: ObligationFilter): Promise<Readonly<Record<ObligationKind, Counted>>> {
    const rows = await this.reads.query<{ kind: ObligationKind; count: number }>(COUNTS, [
      ...parameters(filter),
      MOST_COUNTED + 1,
    ]);
    const count = (kind: ObligationKind) => rows.find((row) => row.kind === kind)?.count ?? 0;
    // One entry for each kind.
    return Object.fromEntries(OBLIGATION_KINDS.map((kind) => [kind, countedUpTo(MOST_COUNTED, count(kind))])) as Record<
      ObligationKind,
      Counted
    >;
  }
}

/** Before everything. */
const BEGINNING = { dueAt: '-infinity', key: '' };
const NO_ID = '00000000-0000-0000-0000-000000000000';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const PLACES = OBLIGATION_KINDS.flatMap((kind) => OBLIGATIONS[kind].map((place) => ({ kind, place })));

function parameters({ callIds, dates, lot, search, dueBefore }: ObligationFilter): unknown[] {
  return [
    callIds,
    PLACES.map(({ place }) => place),
    PLACES.map(({ kind }) => kind),
    JSON.stringify(dates.map(({ callId, name, at }) => ({ call_id: callId, name, at }))),
    lot ?? null,
    search?.trim() ? search : null,
    dueBefore ?? null,
  ];
}

function obligationOf(row: Row): Obligation {
  const { fileId, code, title, organisationName, lot, placeDueAt, placeKey, ...obligation } = row;
  const file = fileId === null || code === null ? null : { id: fileId, code, title, organisationName, lot };
  return { ...obligation, file, place: { dueAt: placeDueAt, key: placeKey } };
}
