import { Injectable } from '@nestjs/common';
import { type Counted, countedUpTo, MOST_COUNTED } from '#libs/applications';
import type { Call } from '#libs/calls';
import {
  type Obligation,
  type ObligationFilter,
  type ObligationKind,
  type ObligationPlace,
  OfficeObligations,
} from '#libs/programme';
import type { WorklistAsked } from './worklist-address.js';

/** A page of what waits for the office, with how much there is of each kind. */
export interface WorkOfOffice {
  readonly rows: readonly Obligation[];
  readonly kinds: Readonly<Record<ObligationKind, Counted>>;
  readonly total: Counted;
}

type Asked = Pick<WorklistAsked, 'call' | 'lot' | 'search' | 'kind' | 'late'> & {
  readonly from?: ObligationPlace | undefined;
};

const DATES = ['answersUntil', 'conceptNoteScoresDate', 'fullApplicationScoresDate'] as const;

/** What waits for the officers of some calls. */
@Injectable()
export class OfficeWork {
  constructor(private readonly obligations: OfficeObligations) {}

  /** No rows where `limit` is 0: only how many there are. */
  async of(
    calls: readonly Call[],
    asked: Asked,
    { limit, now }: { readonly limit: number; readonly now: Date },
  ): Promise<WorkOfOffice> {
    const filter = filterOf(calls, asked, now);
    const [rows, kinds] = await Promise.all([
      limit === 0 ? [] : this.obligations.page(filter, limit, asked.from ?? null),
      this.obligations.counts(filter),
    ]);
    return { rows, kinds, total: totalOf(Object.values(kinds)) };
  }
}

function totalOf(counts: readonly Counted[]): Counted {
  const sum = counts.reduce((total, { count, isMore }) => total + count + (isMore ? 1 : 0), 0);
  return countedUpTo(MOST_COUNTED, sum);
}

function filterOf(calls: readonly Call[], { call, lot, search, kind, late }: Asked, now: Date): ObligationFilter {
  const chosen = call === undefined ? calls : calls.filter(({ code }) => code === call);
  return {
    callIds: chosen.map(({ id }) => id),
    dates: chosen.flatMap(({ id, calendar }) =>
      DATES.flatMap((name) => {
        const at = calendar.date(name);
        return at ? [{ callId: id, name, at }] : [];
      }),
    ),
    kind,
    lot,
    search,
    dueBefore: late === 'yes' ? now : undefined,
  };
}
