import type { Calendar } from '#libs/kernel';

export interface CalendarParts {
  readonly dates?: Readonly<Record<string, Date>>;
  readonly periods?: Readonly<Record<string, string>>;
}

const UNIT_MS = { W: 604_800_000, D: 86_400_000, H: 3_600_000, M: 60_000, S: 1_000 } as const;

/** A calendar in UTC, where every day has 24 hours: enough for tests that are not about zones. */
export function aCalendar({ dates = {}, periods = {} }: CalendarParts): Calendar {
  return {
    date: (name) => dates[name] ?? null,
    period: (name) => periods[name] ?? null,
    plus: (instant, period) => new Date(instant.getTime() + millisecondsOf(period)),
    resumed: (due, { from, until }) => (due <= from ? due : new Date(due.getTime() + until.getTime() - from.getTime())),
  };
}

function millisecondsOf(period: string): number {
  const parts = /^(-?)P(?:(\d+)([WD]))?(?:T(\d+)([HMS]))?$/.exec(period);
  if (!parts) throw new Error(`Not a period these tests know: ${period}`);
  const [, sign, days, dayUnit, hours, hourUnit] = parts;
  const length = Number(days ?? 0) * unit(dayUnit) + Number(hours ?? 0) * unit(hourUnit);
  return sign === '-' ? -length : length;
}

function unit(name: string | undefined): number {
  // The pattern lets nothing else through.
  return UNIT_MS[(name ?? 'D') as keyof typeof UNIT_MS];
}
