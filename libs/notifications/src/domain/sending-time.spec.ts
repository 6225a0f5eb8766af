import { officeHoursOf } from '#libs/calls';
import { aCall } from '#testing/calls';
import fc from 'fast-check';
import { type Asked, nextDigest, PACES, type Plan, planOf } from './sending-time.js';

const DAY = 86_400_000;
const quiet = { from: '20:00', until: '08:00' };
/** The demonstration's call in Casablanca, whose clock changed for the last time on 20 September 2026. */
const hours = { ...officeHoursOf(aCall()), quiet, workingDays: true };

const now = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2027-06-30T00:00:00Z'),
  noInvalidDate: true,
});
const asked = fc.record<Omit<Asked, 'dueAt'>>({
  mailClass: fc.constantFrom('must', 'action', 'news'),
  pace: fc.constantFrom(...PACES),
});
const dueIn = fc.option(fc.integer({ min: -10 * DAY, max: 40 * DAY }));
const each = fc.tuple(now, asked, dueIn);

const instantOf = (plan: Plan, at: Date) => (plan.kind === 'now' ? at : plan.at);
const due = (at: Date, ms: number | null) => (ms === null ? null : new Date(at.getTime() + ms));

/** Said anew, without the code under test. */
function isQuiet(instant: Date): boolean {
  const { day, time } = hours.wall(instant);
  const isFriday = new Date(`${day}T00:00:00Z`).getUTCDay() === 5;
  return time >= '20:00' || time < '08:00' || (isFriday && time >= '12:00' && time < '14:00');
}

describe('when a mail is sent', () => {
  it('is never in quiet hours, but for what must be sent and what has no more than a day', () => {
    fc.assert(
      fc.property(each, ([at, of, ms]) => {
        const dueAt = due(at, ms);
        const sent = instantOf(planOf({ ...of, dueAt }, at, hours), at);
        const isPressing = dueAt !== null && dueAt > at && dueAt.getTime() - sent.getTime() <= DAY;

        expect(of.mailClass === 'must' || isPressing || !isQuiet(sent)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is at once for what must be sent, and for what falls due within a day', () => {
    fc.assert(
      fc.property(each, ([at, of, ms]) => {
        const dueAt = due(at, ms);
        const isNear = ms !== null && ms > 0 && ms <= DAY;
        fc.pre(of.mailClass === 'must' || isNear);

        expect(planOf({ ...of, dueAt }, at, hours)).toEqual({ kind: 'now', counts: false });
      }),
    );
  });

  it('leaves a day before the deadline, whatever the reader chose', () => {
    fc.assert(
      fc.property(each, ([at, of, ms]) => {
        const dueAt = due(at, ms);
        fc.pre(dueAt !== null && dueAt > at);
        const sent = instantOf(planOf({ ...of, dueAt }, at, hours), at);

        const latest = Math.max(at.getTime(), (dueAt?.getTime() ?? 0) - DAY);
        expect(sent.getTime()).toBeGreaterThanOrEqual(at.getTime());
        expect(sent.getTime()).toBeLessThanOrEqual(latest);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is on a working day where there is no deadline', () => {
    fc.assert(
      fc.property(now, asked, (at, of) => {
        fc.pre(of.mailClass !== 'must');
        const sent = instantOf(planOf({ ...of, dueAt: null }, at, hours), at);

        expect(hours.isWorked(hours.wall(sent).day)).toBe(true);
      }),
    );
  });

  it.each([
    ['Thursday at noon', '2026-11-26T12:00:00Z', '2026-11-26T12:00:00.000Z'],
    ['Thursday at nine in the evening', '2026-11-26T21:00:00Z', '2026-11-27T08:00:00.000Z'],
    ['Friday at one', '2026-11-27T13:00:00Z', '2026-11-27T14:00:00.000Z'],
    ['Friday at nine in the evening', '2026-11-27T21:00:00Z', '2026-11-30T08:00:00.000Z'],
    ['before the clocks changed, at seven', '2026-09-17T06:30:00Z', '2026-09-17T07:00:00.000Z'],
    ['after they changed, at seven', '2026-09-24T07:30:00Z', '2026-09-24T08:00:00.000Z'],
  ])('%s', (_when, at, expected) => {
    const instant = new Date(at);
    const plan = planOf({ mailClass: 'action', pace: 'instantly', dueAt: null }, instant, hours);

    expect(instantOf(plan, instant).toISOString()).toBe(expected);
  });

  it('goes into the digest that comes next, at nine in the morning', () => {
    const thursday = new Date('2026-11-26T12:00:00Z');

    expect(nextDigest('daily', thursday, hours).toISOString()).toBe('2026-11-27T09:00:00.000Z');
    expect(nextDigest('weekly', thursday, hours).toISOString()).toBe('2026-11-30T09:00:00.000Z');
  });
});
