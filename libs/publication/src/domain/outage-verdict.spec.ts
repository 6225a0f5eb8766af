import fc from 'fast-check';
import { type Interval, millisecondsWithin, outagesBetween } from '#libs/kernel';
import { outageVerdict } from './outage-verdict.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DEADLINE = Date.parse('2026-02-19T12:00:00.000Z');
const TERMS = { windowMs: 2 * HOUR, allowedMs: 15 * MINUTE, extensionMs: 24 * HOUR };

const at = (minutes: number) => new Date(DEADLINE + minutes * MINUTE);
const minutes = fc.integer({ min: -300, max: 300 });
const spells = fc.array(
  fc
    .tuple(minutes, fc.integer({ min: 0, max: 200 }))
    .map(([from, length]) => ({ from: at(from), until: at(from + length) })),
  { maxLength: 8 },
);
const lateness = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3_000 }));

/** The verdict at so many minutes after the deadline, from what servers said until then. */
function judged(said: readonly Interval[], late: number, countedUntil: Date | null = null) {
  const now = at(late);
  const known = said
    .filter(({ from }) => from <= now)
    .map(({ from, until }) => ({ from, until: until < now ? until : now }));
  const outages = outagesBetween(known, { from: at(-120), now, measuredFrom: at(-10_000) });
  return { outages, now, verdict: outageVerdict(TERMS, { deadline: at(0), now, outages, countedUntil }) };
}

describe('what an outage makes of a deadline', () => {
  it.each([
    ['nothing, while the portal answered', [[-600, 0]], 0, 'kept', null],
    ['nothing, for as long as the rule allows', [[-600, -15]], 0, 'kept', null],
    [
      'nothing, for what lies before its last hours',
      [
        [-600, -200],
        [-125, 0],
      ],
      0,
      'kept',
      null,
    ],
    [
      'another day, for a minute more',
      [
        [-600, -60],
        [-44, 0],
      ],
      0,
      'moved',
      24 * 60,
    ],
    [
      'another day, for several that come together',
      [
        [-600, -100],
        [-92, -50],
        [-42, 0],
      ],
      0,
      'moved',
      24 * 60,
    ],
    ['nothing yet, while it lasts', [[-600, -40]], 30, 'waits', null],
    [
      'another day from when the portal is back',
      [
        [-600, -40],
        [90, 91],
      ],
      91,
      'moved',
      91 + 24 * 60,
    ],
    [
      'another day from when the worker is back',
      [
        [-600, -60],
        [-30, 200],
      ],
      180,
      'moved',
      180 + 24 * 60,
    ],
  ] as const)('is %s', (_what, said, late, outcome, until) => {
    const { verdict } = judged(
      said.map(([from, to]) => ({ from: at(from), until: at(to) })),
      late,
    );

    expect(verdict.outcome).toBe(outcome);
    if (verdict.outcome === 'moved') expect(verdict.until).toEqual(at(until ?? 0));
  });

  it('is nothing where nothing was ever measured', () => {
    expect(outagesBetween([], { from: at(-120), now: at(0), measuredFrom: null })).toEqual([]);
  });

  it('is as much as the rule gives, no less and no more than a minute, from when people could know', () => {
    fc.assert(
      fc.property(spells, lateness, (said, late) => {
        const { verdict, now } = judged(said, late);
        if (verdict.outcome !== 'moved') return;
        const given = verdict.until.getTime() - TERMS.extensionMs;
        expect(given).toBeGreaterThanOrEqual(Math.max(DEADLINE, now.getTime() - MINUTE));
        expect(given).toBeLessThan(Math.max(DEADLINE, now.getTime()) + MINUTE);
      }),
    );
  });

  it('follows from nothing but the minutes without any server in its last hours', () => {
    fc.assert(
      fc.property(spells, lateness, fc.nat(), (said, late, seed) => {
        const { verdict, outages } = judged(said, late);
        const away = minutesAway(said);
        expect(millisecondsWithin(outages, { from: at(-120), until: at(0) })).toBe(away * MINUTE);
        expect(verdict.outcome === 'kept').toBe(away <= 15);
        const turned = said.map((_one, index) => said[(index + seed) % said.length] ?? { from: at(0), until: at(0) });
        expect(judged([...turned, ...turned], late).verdict).toEqual(verdict);
      }),
    );
  });

  it('comes of each outage once', () => {
    fc.assert(
      fc.property(spells, lateness, fc.integer({ min: 1, max: 110 }), (said, late, soon) => {
        const { verdict, now, outages } = judged(said, late);
        if (verdict.outcome !== 'moved') return;
        // Moved by less than the window, the hours before the new deadline reach back to the same outage.
        const deadline = new Date(now.getTime() + soon * MINUTE);
        const again = outageVerdict(TERMS, { deadline, now: deadline, outages, countedUntil: now });
        expect(again).toMatchObject({ outcome: 'kept', outageMs: 0, outages: [] });
      }),
    );
  });
});

/** Minute by minute, as somebody would count them. */
function minutesAway(said: readonly Interval[]): number {
  let away = 0;
  for (let minute = -120; minute < 0; minute += 1) {
    if (!said.some(({ from, until }) => from <= at(minute) && until > at(minute))) away += 1;
  }
  return away;
}
