import { parseLocalDateTime, type LocalDateTime } from '#libs/kernel';
import {
  callCalendar,
  daysBetween,
  instantOf,
  isOnTheClock,
  isZone,
  PeriodUnreadable,
  shiftedDays,
  wallClockOf,
} from './calendar.js';

const zone = 'Africa/Casablanca';
const fixed = [{ day: '01-01' }, { day: '01-11' }, { day: '01-14', since: 2024 }, { day: '10-31', since: 2025 }];
const movable = [{ dates: ['2026-03-20', '2026-03-21'] }];

function local(text: string): LocalDateTime {
  const read = parseLocalDateTime(text);
  if (!read) throw new Error(text);
  return read;
}

function aCalendar(inZone = zone) {
  return callCalendar({
    zone: inZone,
    dates: { conceptNoteDeadline: local('2026-02-19T12:00') },
    periods: { clarification: 'P10D' },
    holidays: { fixed, movable },
    weekend: [6, 7],
  });
}

const instant = (text: string, inZone = zone) => instantOf({ local: local(text), zone: inZone }).toISOString();
const plus = (from: string, period: string, inZone = zone) =>
  aCalendar(inZone).plus(new Date(from), period).toISOString();

describe('a wall clock in Casablanca', () => {
  it.each([
    ['2026-01-05T12:00', '2026-01-05T11:00:00.000Z', 'winter before Ramadan, +01'],
    ['2026-02-15T01:59', '2026-02-15T00:59:00.000Z', 'last minute before the shift of Ramadan'],
    ['2026-02-15T12:00', '2026-02-15T12:00:00.000Z', 'first day of UTC+0'],
    ['2026-02-19T12:00', '2026-02-19T12:00:00.000Z', 'the deadline of the demo call: not 11:00Z'],
    ['2026-03-21T12:00', '2026-03-21T12:00:00.000Z', 'last day of UTC+0'],
    ['2026-03-22T12:00', '2026-03-22T11:00:00.000Z', 'back on +01'],
    ['2026-05-14T12:00', '2026-05-14T11:00:00.000Z', 'full applications'],
    ['2026-09-19T12:00', '2026-09-19T11:00:00.000Z', 'last day of +01'],
    ['2026-09-20T12:00', '2026-09-20T12:00:00.000Z', 'first day of permanent UTC+0'],
    ['2026-11-24T12:00', '2026-11-24T12:00:00.000Z', 'after it'],
    ['2027-02-10T12:00', '2027-02-10T12:00:00.000Z', 'Ramadan 2027: no shift any more'],
    ['2027-07-01T12:00', '2027-07-01T12:00:00.000Z', 'summer 2027: still UTC+0'],
  ])('%s is %s (%s)', (text, expected) => {
    expect(instant(text)).toBe(expected);
  });

  it('means the later of two equal hours', () => {
    expect(instant('2026-02-15T02:30')).toBe('2026-02-15T02:30:00.000Z');
    expect(instant('2026-09-20T02:30')).toBe('2026-09-20T02:30:00.000Z');
    expect(instant('2026-10-25T02:30', 'Europe/Brussels')).toBe('2026-10-25T01:30:00.000Z');
  });

  it('means the hour after the gap where the clock skips one', () => {
    expect(instant('2026-03-22T02:30')).toBe('2026-03-22T02:30:00.000Z');
    expect(wallClockOf(new Date(instant('2026-03-22T02:30')), zone).local).toBe('2026-03-22T03:30');
    expect(instant('2026-03-29T02:30', 'Europe/Brussels')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('knows which hours the clock never shows', () => {
    const shown = (text: string) => isOnTheClock({ local: local(text), zone });
    expect([shown('2026-03-22T01:59'), shown('2026-03-22T02:30'), shown('2026-03-22T03:00')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('is read back from its instant', () => {
    expect(wallClockOf(new Date('2026-02-19T12:00:00Z'), zone)).toEqual({ local: '2026-02-19T12:00', zone });
    expect(wallClockOf(new Date('2026-05-14T11:00:59.999Z'), zone).local).toBe('2026-05-14T12:00');
  });
});

describe('a period', () => {
  it.each([
    ['P30D keeps the local hour into Ramadan', '2026-02-01T11:00:00Z', 'P30D', '2026-03-03T12:00:00.000Z'],
    ['P30D keeps the local hour out of Ramadan', '2026-03-01T12:00:00Z', 'P30D', '2026-03-31T11:00:00.000Z'],
    ['P30D keeps the local hour across 2026-09-20', '2026-09-10T11:00:00Z', 'P30D', '2026-10-10T12:00:00.000Z'],
    ['-P7D keeps the local hour back across the shift', '2026-02-19T12:00:00Z', '-P7D', '2026-02-12T11:00:00.000Z'],
    ['PT24H is exactly 24 hours', '2026-02-14T11:00:00Z', 'PT24H', '2026-02-15T11:00:00.000Z'],
    ['-PT24H is exactly 24 hours', '2026-02-15T12:00:00Z', '-PT24H', '2026-02-14T12:00:00.000Z'],
    ['-PT3H', '2026-02-19T12:00:00Z', '-PT3H', '2026-02-19T09:00:00.000Z'],
    [
      'PT1H from the first of two equal hours is the second',
      '2026-02-15T01:30:00Z',
      'PT1H',
      '2026-02-15T02:30:00.000Z',
    ],
    ['P1DT12H goes a day on the wall, then 12 hours', '2026-02-14T11:00:00Z', 'P1DT12H', '2026-02-16T00:00:00.000Z'],
    ['P1M from 31 January ends on the last day', '2026-01-31T11:00:00Z', 'P1M', '2026-02-28T12:00:00.000Z'],
    ['P1M from 31 January of a leap year', '2028-01-31T12:00:00Z', 'P1M', '2028-02-29T12:00:00.000Z'],
    ['P1Y from a leap day', '2028-02-29T12:00:00Z', 'P1Y', '2029-02-28T12:00:00.000Z'],
    ['P3M', '2026-06-30T11:00:00Z', 'P3M', '2026-09-30T12:00:00.000Z'],
    ['P2W', '2026-01-05T11:00:00Z', 'P2W', '2026-01-19T11:00:00.000Z'],
    ['keeps milliseconds', '2026-01-05T11:00:00.123Z', 'P1D', '2026-01-06T11:00:00.123Z'],
  ])('%s', (_title, from, period, expected) => {
    expect(plus(from, period)).toBe(expected);
  });

  it.each([
    ['over a weekend', '2026-01-08T11:00:00Z', 'P2WD', '2026-01-12T11:00:00.000Z'],
    ['over a holiday', '2026-01-12T11:00:00Z', 'P2WD', '2026-01-15T11:00:00.000Z'],
    ['from a Saturday', '2026-01-10T11:00:00Z', 'P1WD', '2026-01-12T11:00:00.000Z'],
    ['over a holiday that lies on a Sunday', '2026-01-09T11:00:00Z', 'P1WD', '2026-01-12T11:00:00.000Z'],
    ['back over a holiday and a weekend', '2026-01-15T11:00:00Z', '-P3WD', '2026-01-09T11:00:00.000Z'],
    ['across the shift, at the same local hour', '2026-02-13T11:00:00Z', 'P5WD', '2026-02-20T12:00:00.000Z'],
    ['over a holiday of the moon', '2026-03-19T12:00:00Z', 'P1WD', '2026-03-23T11:00:00.000Z'],
    ['over a holiday in the year it began', '2025-10-30T11:00:00Z', 'P1WD', '2025-11-03T11:00:00.000Z'],
    ['through a day that was no holiday yet', '2024-10-30T11:00:00Z', 'P1WD', '2024-10-31T11:00:00.000Z'],
    ['none', '2026-01-10T11:00:00Z', 'P0WD', '2026-01-10T11:00:00.000Z'],
  ])('counts working days %s', (_title, from, period, expected) => {
    expect(plus(from, period)).toBe(expected);
  });

  it('that cannot be read is an error, never a guess', () => {
    expect(() => plus('2026-01-05T11:00:00Z', '30 days')).toThrow(PeriodUnreadable);
  });
});

describe('a time that stood still', () => {
  const resumed = (due: string, [from, until]: readonly [string, string], period: string) =>
    aCalendar()
      .resumed(new Date(due), { from: new Date(from), until: new Date(until) }, period)
      .toISOString();

  it.each([
    ['P10D', '2026-01-16T11:00:00Z', ['2026-01-08T09:30:00Z', '2026-01-12T15:30:00Z'], '2026-01-20T17:00:00.000Z'],
    ['P30D', '2026-02-10T11:00:00Z', ['2026-02-01T11:00:00Z', '2026-03-01T12:00:00Z'], '2026-03-10T12:00:00.000Z'],
    ['PT48H', '2026-02-15T11:00:00Z', ['2026-02-14T11:00:00Z', '2026-02-16T12:00:00Z'], '2026-02-17T12:00:00.000Z'],
  ] as const)(
    'goes on with what was left of %s, on the wall where it is counted in days',
    (period, due, stop, ends) => {
      expect(resumed(due, stop, period)).toBe(ends);
    },
  );

  it.each([
    [
      'over a weekend',
      '2026-01-09T11:00:00Z',
      ['2026-01-06T11:00:00Z', '2026-01-07T11:00:00Z'],
      '2026-01-12T11:00:00.000Z',
    ],
    [
      'over a holiday',
      '2026-01-13T11:00:00Z',
      ['2026-01-12T11:00:00Z', '2026-01-13T11:00:00Z'],
      '2026-01-15T11:00:00.000Z',
    ],
    [
      'from a weekend',
      '2026-01-07T11:00:00Z',
      ['2026-01-06T11:00:00Z', '2026-01-10T11:00:00Z'],
      '2026-01-12T11:00:00.000Z',
    ],
    [
      'with the hours',
      '2026-01-07T16:00:00Z',
      ['2026-01-06T11:00:00Z', '2026-01-08T09:00:00Z'],
      '2026-01-09T14:00:00.000Z',
    ],
    [
      'not into a Saturday',
      '2026-01-06T20:00:00Z',
      ['2026-01-06T11:00:00Z', '2026-01-09T20:00:00Z'],
      '2026-01-12T05:00:00.000Z',
    ],
  ] as const)('goes on with the working days that were left %s', (_where, due, stop, ends) => {
    expect(resumed(due, stop, 'P3WD')).toBe(ends);
  });

  it('does not come back once it is over', () => {
    expect(resumed('2026-01-05T11:00:00Z', ['2026-01-05T11:00:00Z', '2026-01-12T11:00:00Z'], 'P10D')).toBe(
      '2026-01-05T11:00:00.000Z',
    );
  });
});

describe('the calendar of a call', () => {
  it('gives dates as instants and periods as written', () => {
    expect(aCalendar().date('conceptNoteDeadline')).toEqual(new Date('2026-02-19T12:00:00Z'));
    expect(aCalendar().period('clarification')).toBe('P10D');
  });

  it('answers null for what the call does not have', () => {
    expect(aCalendar().date('fullApplicationDeadline')).toBeNull();
    expect(aCalendar().period('verification')).toBeNull();
    expect(aCalendar().date('toString')).toBeNull();
  });

  it('takes a date that was set later before the one of the file', () => {
    const rules = {
      zone,
      dates: { conceptNoteDeadline: local('2026-02-19T12:00') },
      periods: {},
      holidays: { fixed: [], movable: [] },
      weekend: [],
    };
    expect(callCalendar(rules, { conceptNoteDeadline: local('2026-03-22T12:00') }).date('conceptNoteDeadline')).toEqual(
      new Date('2026-03-22T11:00:00Z'),
    );
  });
});

describe('days on the wall', () => {
  it.each([
    ['2026-01-05T00:00', '2026-02-19T12:00', 45],
    ['2026-01-05T23:59', '2026-02-19T00:00', 45],
    ['2026-03-30T12:00', '2026-05-14T12:00', 45],
    ['2026-02-19T12:00', '2026-02-18T12:00', -1],
  ])('from %s to %s are %i', (from, until, days) => {
    expect(daysBetween(local(from), local(until))).toBe(days);
  });

  it('shift a date and keep its hour', () => {
    expect(shiftedDays(local('2026-02-19T12:00'), -50)).toBe('2025-12-31T12:00');
    expect(shiftedDays(local('2028-02-28T09:30'), 1)).toBe('2028-02-29T09:30');
  });
});

describe('a zone', () => {
  it.each([
    ['Africa/Casablanca', true],
    ['Europe/Brussels', true],
    ['Africa/Atlantis', false],
    ['+01:00', false],
    ['', false],
  ])('%s is known: %s', (name, known) => {
    expect(isZone(name)).toBe(known);
  });
});
