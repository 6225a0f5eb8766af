import {
  DurationOutsideCall,
  ImplementationEndsTooLate,
  implementationPeriod,
  ImplementationStartsTooEarly,
  type PeriodTerms,
} from './implementation-period.js';

const calendar = {
  plus: (at: Date, period: string) => {
    const end = new Date(at);
    end.setUTCMonth(end.getUTCMonth() + Number(period.slice(1, -1)));
    return end;
  },
};
const terms = (change: Partial<PeriodTerms> = {}): PeriodTerms => ({
  start: '2026-10-01',
  months: 12,
  startsAt: new Date('2026-10-01T00:00:00Z'),
  today: '2026-09-15',
  limits: { minMonths: 6, maxMonths: 12 },
  programmeEnd: null,
  ...change,
});

describe('the implementation period', () => {
  it('ends as the day begins on which its last month is over', () => {
    expect(implementationPeriod(terms(), calendar)).toEqual({
      start: '2026-10-01',
      months: 12,
      end: new Date('2027-10-01T00:00:00Z'),
    });
  });

  it('may begin on the day its contract is prepared', () => {
    expect(implementationPeriod(terms({ today: '2026-10-01' }), calendar).start).toBe('2026-10-01');
  });

  it('never begins before that day', () => {
    expect(() => implementationPeriod(terms({ today: '2026-10-02' }), calendar)).toThrow(ImplementationStartsTooEarly);
  });

  it.each([6, 12])('may last %i months', (months) => {
    expect(implementationPeriod(terms({ months }), calendar).months).toBe(months);
  });

  it('may last until the programme ends, and no longer', () => {
    const end = new Date('2027-10-01T00:00:00Z');

    expect(implementationPeriod(terms({ programmeEnd: end }), calendar).end).toEqual(end);
    const before = new Date(end.getTime() - 1);
    expect(() => implementationPeriod(terms({ programmeEnd: before }), calendar)).toThrow(ImplementationEndsTooLate);
  });

  it.each([5, 13, 6.5, Number.NaN])('never lasts %d months', (months) => {
    expect(() => implementationPeriod(terms({ months }), calendar)).toThrow(DurationOutsideCall);
  });
});
