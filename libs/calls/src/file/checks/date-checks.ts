import { daysBetween, isOnTheClock, isZone } from '../../calendar.js';
import { Money } from '#libs/kernel';
import { REMINDED } from '../afterwards-file.js';
import { DATES, type CallDates, type CallFile, type DateName } from '../call-file.js';
import type { Finding } from '../fault.js';
import { meant, nearestName } from '../nearest-name.js';
import { check, finding, missing, surplus, type Check } from './check.js';

export const DATE_CHECKS: readonly Check[] = [
  check(['zone'], ({ zone }) => {
    if (isZone(zone)) return [];
    return [
      finding('zoneUnknown', ['zone'], `${zone} is not a zone of the IANA list; write Africa/Casablanca`, { zone }),
    ];
  }),
  check(['zone', 'dates'], ({ zone, dates }) =>
    isZone(zone) ? DATES.flatMap((name) => notOnTheClock(dates, name, zone)) : [],
  ),
  check(['dates'], ({ dates }) => outOfOrder(dates)),
  check(['dates', 'procedure'], ({ dates, procedure }) => datesOfProcedure(dates, procedure.definition)),
  check(['dates', 'procedure', 'minimumDays', 'lots', 'donor', 'currency', 'derogation'], shortNotice),
  check(['reminders', 'procedure'], ({ reminders, procedure: { definition } }) =>
    Object.keys(reminders?.ladder ?? {}).flatMap((name) => ladderFindings(name, definition)),
  ),
  check(['dates', 'holidays'], ({ dates, holidays }) =>
    holidays.movable.flatMap(({ name, dates: given }, index) => {
      const without = yearsOf(dates).filter((year) => !given.some((date) => date.startsWith(String(year))));
      if (without.length === 0) return [];
      const message = `${name.en} has no date in ${without.join(', ')}; write the expected day, and correct it when it is announced`;
      return [
        finding('holidayMissing', ['holidays', 'movable', index, 'dates'], message, { years: without.join(', ') }),
      ];
    }),
  ),
];

/** R02: what keeps the call from being published on that date without a derogation; empty when there is time enough. */
export function shortNotice(
  call: Pick<CallFile, 'dates' | 'procedure' | 'minimumDays' | 'lots' | 'donor' | 'currency' | 'derogation'>,
): readonly Finding[] {
  if (call.derogation !== undefined) return [];
  const { dates, minimumDays } = call;
  const { publicationDate, conceptNoteDeadline, invitationsDate, fullApplicationDeadline } = dates;
  const found = [tooShort('conceptNoteDeadline', daysBetween(publicationDate, conceptNoteDeadline), daysFor(call))];
  if (invitationsDate !== undefined && fullApplicationDeadline !== undefined) {
    const days = daysBetween(invitationsDate, fullApplicationDeadline);
    found.push(tooShort('fullApplicationDeadline', days, minimumDays.fullApplication));
  }
  return found.filter((entry) => entry !== null);
}

/** An open call with small grants only may be shorter (PRAG: largest grant of at most EUR 100,000). */
const SMALL_GRANT_EUR = Money.parse('100000.00', 'EUR');

function daysFor({ procedure, minimumDays, lots, donor, currency }: Parameters<typeof shortNotice>[0]): number {
  if (procedure.definition === 'grant.restricted-call') return minimumDays.restricted;
  const rate = currency === 'EUR' ? '1' : donor.rate;
  const smallGrantMinor = SMALL_GRANT_EUR.times(rate, 'down').minor;
  return lots.every((lot) => lot.maxGrantMinor <= smallGrantMinor) ? minimumDays.openSmallGrants : minimumDays.open;
}

function tooShort(name: DateName, days: number, least: number): Finding | null {
  if (days >= least) return null;
  const message = `${days} days are left for applicants, the procedure gives ${least}: move the date, or record a derogation with who approved it and why`;
  return finding('tooShort', ['dates', name], message, { days, least });
}

function notOnTheClock(dates: CallDates, name: DateName, zone: string): readonly Finding[] {
  const local = dates[name];
  if (local === undefined || isOnTheClock({ local, zone })) return [];
  return [
    finding('notOnTheClock', ['dates', name], `the clocks of ${zone} skip ${local}; write another hour`, {
      local,
      zone,
    }),
  ];
}

function outOfOrder(dates: CallDates): readonly Finding[] {
  const given = DATES.flatMap((name) => (dates[name] === undefined ? [] : [{ name, local: dates[name] }]));
  return given.flatMap(({ name, local }, index) => {
    const before = given[index - 1];
    if (before === undefined || before.local <= local) return [];
    return [
      finding(
        'outOfOrder',
        ['dates', name],
        `${name} (${local}) comes before ${before.name} (${before.local}); put them in order`,
        { name, local, before: before.name, beforeLocal: before.local },
      ),
    ];
  });
}

type Definition = CallFile['procedure']['definition'];

const TWO_STAGES: readonly Definition[] = ['grant.restricted-call', 'grant.open-call'];
const RESTRICTED: readonly Definition[] = ['grant.restricted-call'];

/** Dates and deadlines that not every procedure has, with the procedures that have them. */
const PROCEDURES_WITH: Readonly<Partial<Record<string, readonly Definition[]>>> = {
  conceptNoteScoresDate: TWO_STAGES,
  conceptNoteScoresDue: TWO_STAGES,
  shortListDate: TWO_STAGES,
  invitationsDate: RESTRICTED,
  fullApplicationDeadline: RESTRICTED,
};

function datesOfProcedure(dates: CallDates, definition: Definition): readonly Finding[] {
  return DATES.flatMap((name) => {
    const having = PROCEDURES_WITH[name];
    if (!having || having.includes(definition) === (dates[name] !== undefined)) return [];
    return having.includes(definition)
      ? [missing(['dates', name], name, `${name} is missing: the procedure ${definition} has this date`)]
      : [surplus(['dates', name], name, `in the procedure ${definition}`)];
  });
}

/** A name that no deadline has would mean that nobody is reminded, and nobody would notice. */
function ladderFindings(name: string, definition: Definition): readonly Finding[] {
  const path = ['reminders', 'ladder', name];
  const all: readonly string[] = REMINDED;
  const known = all.filter((each) => PROCEDURES_WITH[each]?.includes(definition) ?? true);
  if (known.includes(name)) return [];
  if (all.includes(name)) return [surplus(path, name, `in the procedure ${definition}`)];
  const [list, near] = [known.join(', '), nearestName(name, known)];
  const message = `${name} is no deadline with reminders; there are: ${list}${meant(near)}`;
  return [finding('invalid_value', path, message, { written: name, list, near: near ?? '', hint: 'none' })];
}

function yearsOf(dates: CallDates): readonly number[] {
  const first = Number(dates.publicationDate.slice(0, 4));
  const last = Number(dates.programmeEnd.slice(0, 4));
  return Array.from({ length: Math.max(0, last - first) + 1 }, (_, index) => first + index);
}
