/** A while in which something was there. */
export interface Interval {
  readonly from: Date;
  readonly until: Date;
}

/** A while in which no server answered; `until` is null while it lasts. */
export interface Outage {
  readonly from: Date;
  readonly until: Date | null;
}

/**
 * When nobody answered between `from` and `now`, the earliest first: what no spell of any server covers. Before the
 * first spell there ever was nothing was measured, and what was not measured is no outage.
 */
export function outagesBetween(
  spells: readonly Interval[],
  { from, now, measuredFrom }: { readonly from: Date; readonly now: Date; readonly measuredFrom: Date | null },
): readonly Outage[] {
  if (measuredFrom === null) return [];
  const outages: Outage[] = [];
  let covered = later(from, measuredFrom);
  for (const spell of [...spells].sort((left, right) => left.from.getTime() - right.from.getTime())) {
    if (spell.from >= now) break;
    if (spell.from > covered) outages.push({ from: covered, until: spell.from });
    covered = later(covered, spell.until);
  }
  return covered < now ? [...outages, { from: covered, until: null }] : outages;
}

/** Milliseconds of the outages that lie in an interval; one that lasts reaches to its end. */
export function millisecondsWithin(outages: readonly Outage[], { from, until }: Interval): number {
  return outages.reduce(
    (sum, outage) => sum + Math.max(0, endOf(outage, until) - later(outage.from, from).getTime()),
    0,
  );
}

function endOf(outage: Outage, latest: Date): number {
  return Math.min((outage.until ?? latest).getTime(), latest.getTime());
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
