import { hostname } from 'node:os';
import { Injectable } from '@nestjs/common';
import { Ids, type Outage, outagesBetween } from '#libs/kernel';
import { Database, type Tx } from '../database/database.js';

/** Of whom nothing was heard for longer did not answer meanwhile. Three beats. */
const SILENCE_SECONDS = 15;
/** What a call's rule looks at is hours, what the office is shown is days; a verdict keeps the outages that it counted. */
const KEPT_DAYS = 400;
/** How often a server says that it answers. */
export const BEAT_MS = 5_000;

/** What was measured of the portal up to now. */
export interface Measured {
  readonly now: Date;
  /** The earliest first; the last one may last still. */
  readonly outages: readonly Outage[];
}

/**
 * When the portal was there: each server that answers says so every few seconds, as one row for as long as it goes on.
 * What nobody covers is an outage, whatever the reason, planned maintenance too.
 */
@Injectable()
export class ServiceSpells {
  private spell: string;

  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
  ) {
    this.spell = ids.next();
  }

  /** This server answers now. After a silence a new spell begins. */
  async beat(): Promise<void> {
    const [went] = await this.database.query(GO_ON, [this.spell]);
    if (went) return;
    this.spell = this.ids.next();
    await this.database.query(BEGIN, [this.spell, hostname()]);
  }

  /** Takes away what nobody looks at any more; answers how many spells. What was measured last always stays. */
  async tidyUp(): Promise<number> {
    return (await this.database.query(TIDY_UP)).length;
  }

  /** Every outage since `from`, by the time that deadlines go by. */
  async since(tx: Tx | null, from: Date): Promise<Measured> {
    const sql = spellsSince('$1');
    return measuredIn(from, tx ? await tx.query(sql, [from]) : await this.database.query<SpellRow>(sql, [from]));
  }
}

/** A spell of a server, with what is the same for all of them. */
export interface SpellRow {
  readonly now: Date;
  readonly measuredFrom: Date | null;
  /** Null where there was no spell since. */
  readonly since: Date | null;
  readonly until: Date | null;
}

/** The outages that the rows of `spellsSince` leave. */
export function measuredIn(from: Date, rows: readonly SpellRow[]): Measured {
  const [first] = rows;
  if (!first) throw new Error('The database did not say what time it is.');
  const { now, measuredFrom } = first;
  const spells = rows.flatMap(({ since, until }) => (since && until ? [{ from: since, until }] : []));
  return { now, outages: outagesBetween(spells, { from, now, measuredFrom }) };
}

const GOES_ON = `seen_at > clock_timestamp() - interval '${SILENCE_SECONDS} seconds'`;

const GO_ON = `
with mine as (
  update service_spell s set until = greatest(s.until, minha_now()), seen_at = clock_timestamp()
  where s.id = $1 and s.${GOES_ON}
  returning s.id
)
select mine.id from mine`;

const TIDY_UP = `
with gone as (
  delete from service_spell s
  where s.until < minha_now() - interval '${KEPT_DAYS} days' and s.seen_at < (select max(n.seen_at) from service_spell n)
  returning s.id
)
select g.id from gone g`;

/** Silence lasts as long as it really did: a demo's clock that moved on meanwhile was nobody's absence. */
const BEGIN = `
insert into service_spell (id, host, since, until, seen_at)
select $1, $2, coalesce(least(minha_now(), last.until + (clock_timestamp() - last.seen_at)), minha_now()), minha_now(),
  clock_timestamp()
from (select 1) one
left join lateral (select s.until, s.seen_at from service_spell s order by s.seen_at desc limit 1) last on true`;

/**
 * The statement that reads the spells since an instant, an expression of SQL and never what somebody typed. A server that
 * answers still covers the time up to now.
 */
export function spellsSince(from: string): string {
  return `
select measured.*, s.since, s.until
from (select minha_now() as now, (select min(f.since) from service_spell f) as "measuredFrom") measured
left join lateral (
  select each.since, case when each.${GOES_ON} then greatest(each.until, measured.now) else each.until end as until
  from service_spell each where each.until >= ${from} or each.${GOES_ON}
) s on true
order by s.since`;
}
