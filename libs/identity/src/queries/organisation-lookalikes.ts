import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { SameSign } from '../domain/same-organisation.js';

/** One of two that were put side by side. */
export interface PairSide {
  readonly id: string;
  readonly name: string;
  readonly nameAr: string | null;
  readonly receiptNumber: string | null;
  readonly ice: string | null;
  readonly rib: string | null;
  readonly region: string;
  readonly province: string | null;
  /** `2018-04-30` */
  readonly foundedOn: string;
  readonly members: number;
  readonly applications: number;
}

export interface PairView {
  readonly id: string;
  readonly signs: readonly SameSign[];
  readonly foundAt: Date;
  readonly first: PairSide;
  readonly second: PairSide;
  /** Newest first; empty while nothing was decided. */
  readonly decisions: readonly {
    readonly keptId: string | null;
    readonly reason: string;
    readonly at: Date;
    readonly by: string;
  }[];
}

/** Organisations that may be one, for the office; and whether a new one is there already, for who enters it. */
@Injectable()
export class OrganisationLookalikes {
  constructor(private readonly database: Database) {}

  /** Undecided pairs first, those with more signs before; then what was decided, the newest first. */
  async pairs(atMost: number): Promise<readonly PairView[]> {
    const rows = await this.database.query<
      PairView & { decisions: readonly (PairView['decisions'][0] & { at: string })[] }
    >(PAIRS, [atMost]);
    return rows.map((pair) => ({
      ...pair,
      decisions: pair.decisions.map((decision) => ({ ...decision, at: new Date(decision.at) })),
    }));
  }

  /** The name of an organisation that is registered with that receipt or ICE, or null. */
  async registered(numbers: {
    readonly receiptNumber: string | null;
    readonly ice: string | null;
    readonly region: string;
  }): Promise<{ readonly id: string; readonly name: string } | null> {
    const { receiptNumber, ice, region } = numbers;
    const [found] = await this.database.query<{ id: string; name: string }>(
      `select o.id, o.name from organisation o
       where o.same_as is null
         and (($1::text is not null and o.region = $3
               and regexp_replace(lower(o.receipt_number), '[^[:alnum:]]', '', 'g') = regexp_replace(lower($1), '[^[:alnum:]]', '', 'g'))
           or ($2::text is not null and o.ice = regexp_replace($2, '[^0-9]', '', 'g')))
       order by o.created_at limit 1`,
      [receiptNumber, ice, region],
    );
    return found ?? null;
  }
}

const SIDE = (of: string) => `json_build_object('id', ${of}.id, 'name', ${of}.name, 'nameAr', ${of}.name_ar,
  'receiptNumber', ${of}.receipt_number, 'ice', ${of}.ice, 'region', ${of}.region, 'province', ${of}.province,
  'foundedOn', ${of}.founded_on::text,
  'rib', (select b.rib from bank_account b where b.organisation_id = ${of}.id and b.ended_at is null),
  'members', (select count(*) from membership m where m.organisation_id = ${of}.id and m.ended_at is null),
  'applications', (select count(*) from application x where x.organisation_id = ${of}.id))`;

const PAIRS = `
select p.id, p.signs, p.found_at as "foundAt", ${SIDE('f')} as first, ${SIDE('s')} as second,
  (select coalesce(json_agg(json_build_object('keptId', d.kept_id, 'reason', d.reason, 'at', d.decided_at, 'by', w.name)
     order by d.decided_at desc), '[]'::json)
   from organisation_pair_decision d join person w on w.id = d.decided_by where d.pair_id = p.id) as decisions
from organisation_pair p
join organisation f on f.id = p.first_id
join organisation s on s.id = p.second_id
left join lateral (
  select max(d.decided_at) as at from organisation_pair_decision d where d.pair_id = p.id
) last on true
order by last.at desc nulls first, cardinality(p.signs) desc, p.found_at, p.id
limit $1`;
