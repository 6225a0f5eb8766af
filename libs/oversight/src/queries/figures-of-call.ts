import { Injectable } from '@nestjs/common';
import type { Call, DateName } from '#libs/calls';
import { Reads } from '#libs/platform';
import {
  type ComingFigure,
  comingAmong,
  type KeptDate,
  lateAmong,
  type LateFigure,
  type OwedDates,
  type Subject,
} from '../domain/dates-owed.js';
import { STEPS, type Step } from '../domain/steps.js';
import { FILE_OF, FILES, HAS_REACHED } from './membership.js';

export interface StepFigure {
  readonly step: Step;
  readonly files: number;
}

export interface StateFigure {
  /** Path of an innermost state; a file in a parallel state is in several. */
  readonly state: string;
  readonly files: number;
}

/** Money of a lot in minor units. `available`: neither awarded nor set aside for the provisionally selected. */
export interface LotFigure {
  readonly lot: string;
  readonly ceilingMinor: number;
  readonly awardedMinor: number;
  readonly committedMinor: number;
  readonly paidMinor: number;
  readonly justifiedMinor: number;
  readonly availableMinor: number;
}

/** By the seat of the applicant; null for a seat outside the provinces that are told apart. */
export interface ProvinceFigure {
  readonly province: string | null;
  readonly submitted: number;
  readonly awarded: number;
  readonly awardedMinor: number;
}

/** Where a call stands, in figures. */
export interface CallFigures {
  readonly funnel: readonly StepFigure[];
  readonly states: readonly StateFigure[];
  /** Files with anything that is over its date, each counted once. */
  readonly lateFiles: number;
  readonly lateness: readonly LateFigure[];
  readonly budget: readonly LotFigure[];
  readonly provinces: readonly ProvinceFigure[];
  readonly coming: readonly ComingFigure[];
}

type Group = Readonly<Record<Step, number>> & {
  readonly state: string;
  readonly province: string | null;
  readonly awardedMinor: number;
};

/** The dates of the instances of one kind, as texts of JSON: those that are owed, and all that their states have. */
interface Dates {
  readonly subject: Subject;
  readonly owed: string | null;
  readonly kept: string | null;
}

/** Counts a call. Nothing is kept beside the rows: what is counted is what is there. */
@Injectable()
export class FiguresOfCall {
  constructor(private readonly reads: Reads) {}

  async of(call: Call, now: Date): Promise<CallFigures> {
    const lots = call.lots.map(({ id }) => id);
    const [groups, dates, money] = await Promise.all([
      this.reads.query<Group>(GROUPS, [call.id]),
      this.reads.query<Dates>(DATES, [call.id]),
      this.reads.query<MoneyOfLot>(MONEY, [call.id, lots]),
    ]);
    const coming = comingAmong(read<readonly KeptDate[]>(dates, 'kept'), now);
    return {
      funnel: STEPS.map((step) => ({ step, files: sum(groups, (group) => group[step]) })),
      states: statesIn(groups),
      ...lateAmong(read<OwedDates>(dates, 'owed'), now),
      budget: call.lots.map(({ id, budgetMinor }) => lotFigure(budgetMinor, id, money)),
      provinces: provincesIn(groups),
      coming: [...datesOf(call, now, coming), ...coming].sort((one, other) => one.at.getTime() - other.at.getTime()),
    };
  }
}

/** The engine and the statements below write these shapes. */
function read<T>(rows: readonly Dates[], which: 'owed' | 'kept'): ReadonlyMap<Subject, readonly T[]> {
  return new Map(rows.map((row) => [row.subject, JSON.parse(row[which] ?? '[]') as readonly T[]]));
}

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}

function statesIn(groups: readonly Group[]): readonly StateFigure[] {
  const counts = new Map<string, number>();
  for (const { state, begun } of groups) {
    for (const path of state.split(' ')) counts.set(path, (counts.get(path) ?? 0) + begun);
  }
  return [...counts]
    .map(([state, files]) => ({ state, files }))
    .sort((one, other) => (one.state < other.state ? -1 : 1));
}

function provincesIn(groups: readonly Group[]): readonly ProvinceFigure[] {
  const codes = [...new Set(groups.filter(({ submitted }) => submitted > 0).map(({ province }) => province))];
  return codes
    .sort((one, other) => (one === null ? 1 : other === null ? -1 : one < other ? -1 : 1))
    .map((province) => {
      const own = groups.filter((group) => group.province === province);
      return {
        province,
        submitted: sum(own, ({ submitted }) => submitted),
        awarded: sum(own, ({ awarded }) => awarded),
        awardedMinor: sum(own, ({ awardedMinor }) => awardedMinor),
      };
    });
}

interface MoneyOfLot extends Omit<LotFigure, 'ceilingMinor' | 'availableMinor'> {
  readonly provisionalMinor: number;
}

/** The ceiling is the call's own, also before the first award opens the lot's account. */
function lotFigure(ceilingMinor: number, lot: string, money: readonly MoneyOfLot[]): LotFigure {
  const own = money.find((each) => each.lot === lot);
  if (!own) throw new Error(`The figures of lot ${lot} are missing.`);
  const { provisionalMinor, ...sums } = own;
  return { ...sums, ceilingMinor, availableMinor: ceilingMinor - sums.awardedMinor - provisionalMinor };
}

/** The dates of the call itself that are still to come; where files wait for the very same one, they say it. */
function datesOf(call: Call, now: Date, waiting: readonly ComingFigure[]): readonly ComingFigure[] {
  const isWaitedFor = (name: string, date: Date) =>
    waiting.some(({ deadline, at }) => deadline === name && at.getTime() === date.getTime());
  return [...call.dates().keys()].flatMap((deadline: DateName) => {
    const at = call.calendar.date(deadline);
    if (at === null || at <= now || isWaitedFor(deadline, at)) return [];
    return [{ subject: 'call' as const, deadline, at, files: null }];
  });
}

const GROUPS = `
select i.state, o.province, coalesce(sum(w.amount_minor), 0)::float8 as "awardedMinor",
  ${STEPS.map((step) => `count(*) filter (where ${HAS_REACHED[step]})::int as "${step}"`).join(', ')}
${FILES} where a.call_id = $1 group by i.state, o.province`;

/**
 * One text for all instances of a kind, taken apart in this process: in SQL the same costs three times as much, because
 * a function is called for each instance. Their rows are wide and are read once for both. Of what is owed, dates that
 * will not be looked at by now stay where they are.
 */
const DATES = `
select i.subject,
  '[' || string_agg('{"file":"' || ${FILE_OF} || '","fired":' || i.fired::text || ',"deadlines":'
    || case when i.fires_at <= (select minha_now()) then i.deadlines::text else '[]' end || '}', ',')
    filter (where i.fired::text <> '{}' or i.fires_at <= (select minha_now())) || ']' as owed,
  '[' || string_agg(i.deadlines::text, ',') filter (where i.deadlines::text <> '[]') || ']' as kept
from workflow_instance i
where i.call_id = $1 and i.subject in ('grant', 'payment', 'report')
group by i.subject`;

const MONEY = `
select n.lot, coalesce(b.provisional_minor, 0)::float8 as "provisionalMinor",
  coalesce(b.awarded_minor, 0)::float8 as "awardedMinor", coalesce(m.committed, 0)::float8 as "committedMinor",
  coalesce(m.paid, 0)::float8 as "paidMinor", coalesce(m.justified, 0)::float8 as "justifiedMinor"
from unnest($2::text[]) n(lot)
left join lot_budget b on b.call_id = $1 and b.lot = n.lot
left join (
  select g.lot, sum(g.committed_minor) as committed, sum(g.paid_minor) as paid, sum(g.justified_minor) as justified
  from grant_balance g where g.call_id = $1 group by g.lot
) m on m.lot = n.lot`;
