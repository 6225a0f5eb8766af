import { reportsOf } from './report-schedule.js';

const DAY = 86_400_000;
/** Days only: the arithmetic of zones has its own tests. */
const calendar = { plus: (at: Date, period: string) => new Date(at.getTime() + Number(period.slice(1, -1)) * DAY) };
const start = new Date('2026-10-01T00:00:00Z');
const day = (n: number): Date => new Date(start.getTime() + n * DAY);
const terms = { start, end: day(365), interimAfter: [] as string[], interimReport: 'P60D', finalReport: 'P90D' };

describe('the reports of a grant', () => {
  it('are the final one alone where the call asks for no other', () => {
    expect(reportsOf(terms, calendar)).toEqual([
      { kind: 'final', n: 1, periodStart: start, periodEnd: day(365), dueAt: day(455) },
    ]);
  });

  it('follow each other in time, and the final one covers the whole action', () => {
    expect(reportsOf({ ...terms, interimAfter: ['P240D', 'P120D'] }, calendar)).toEqual([
      { kind: 'interim', n: 1, periodStart: start, periodEnd: day(120), dueAt: day(180) },
      { kind: 'interim', n: 2, periodStart: day(120), periodEnd: day(240), dueAt: day(300) },
      { kind: 'final', n: 3, periodStart: start, periodEnd: day(365), dueAt: day(455) },
    ]);
  });

  it.each([
    ['ends with the action', 'P365D', 1],
    ['ends a day before it', 'P364D', 2],
  ])('number as many when an interim period %s', (_when, period, count) => {
    expect(reportsOf({ ...terms, interimAfter: [period] }, calendar)).toHaveLength(count);
  });
});
