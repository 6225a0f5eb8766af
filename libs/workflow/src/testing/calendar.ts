import type { Calendar } from '#libs/kernel';

interface Rules {
  readonly dates?: Readonly<Record<string, string>>;
  readonly periods?: Readonly<Record<string, string>>;
}

const PERIOD = /^(-?)P(?:(\d+)W(?!D))?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;
const WORKING_DAYS = /^(-?)P(\d+)WD$/;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A calendar in UTC without holidays, for tests of rules that do not depend on a zone. */
export function aCalendar({ dates = {}, periods = {} }: Rules = {}): Calendar {
  return {
    date: (name) => (dates[name] === undefined ? null : new Date(dates[name])),
    period: (name) => periods[name] ?? null,
    plus: (instant, period) => {
      const working = WORKING_DAYS.exec(period);
      if (working) return plusWorkingDays(instant, Number(`${working[1]}${working[2]}`));
      return new Date(instant.getTime() + lengthOf(period));
    },
    resumed: (due, { from, until }) => (due <= from ? due : new Date(due.getTime() + until.getTime() - from.getTime())),
  };
}

function lengthOf(period: string): number {
  const parts = PERIOD.exec(period);
  if (!parts) throw new Error(`This calendar does not know the period ${period}.`);
  const [, minus, weeks = 0, days = 0, hours = 0, minutes = 0] = parts;
  const length = Number(weeks) * 7 * DAY + Number(days) * DAY + Number(hours) * HOUR + Number(minutes) * 60_000;
  return minus === '-' ? -length : length;
}

function plusWorkingDays(instant: Date, days: number): Date {
  const step = Math.sign(days) * DAY;
  let day = instant.getTime();
  for (let left = Math.abs(days); left > 0;) {
    day += step;
    if (isWorkingDay(new Date(day))) left -= 1;
  }
  return new Date(day);
}

function isWorkingDay(day: Date): boolean {
  return day.getUTCDay() !== 0 && day.getUTCDay() !== 6;
}
