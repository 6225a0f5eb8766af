import { faultyHeadings, figuresOf, type ReportBudget } from './figures.js';

const budget: ReportBudget = {
  headings: [
    { id: '1', budgetMinor: 80_000_00 },
    { id: '2', budgetMinor: 20_000_00 },
    { id: '8', budgetMinor: 7_000_00 },
  ],
  totalMinor: 107_000_00,
  indirectMaxPercent: '7',
};
const declared = (typed: Record<string, string>, before: Record<string, number> = {}) =>
  figuresOf(budget, { before, typed });

describe('the figures of a report', () => {
  it('add what is declared now to what was accepted before', () => {
    const figures = declared({ '1': '10 000', '2': '1000,50', '8': '0' }, { '1': 50_000_00 });

    expect(figures.total).toEqual({
      budgetMinor: 107_000_00,
      beforeMinor: 50_000_00,
      nowMinor: 11_000_50,
      spentMinor: 61_000_50,
    });
    expect(figures.lines[0]).toMatchObject({ beforeMinor: 50_000_00, nowMinor: 10_000_00, spentMinor: 60_000_00 });
  });

  it('are complete when every heading has an amount, be it nothing', () => {
    expect(faultyHeadings(declared({ '1': '0', '2': '0', '8': '0' }))).toEqual([]);
  });

  it('keep what was typed where it is no amount, and say so', () => {
    const figures = declared({ '1': 'beaucoup', '2': '5', '8': '0' });

    expect(figures.lines[0]).toMatchObject({ typed: 'beaucoup', nowMinor: null });
    expect(faultyHeadings(figures)).toEqual([{ heading: '1', fault: expect.any(String) }]);
  });

  it('miss every heading that was left empty', () => {
    expect(faultyHeadings(declared({})).map(({ heading }) => heading)).toEqual(['1', '2', '8']);
  });

  it.each([
    ['7000', []],
    ['7000,01', [{ heading: '8', fault: 'indirectTooHigh' }]],
  ])('hold indirect costs of %s against 7 % of the direct ones', (indirect, faults) => {
    expect(faultyHeadings(declared({ '1': '80000', '2': '20000', '8': indirect }))).toEqual(faults);
  });

  it('count indirect costs of earlier reports too', () => {
    const figures = declared({ '1': '50000', '2': '0', '8': '3500,01' }, { '1': 50_000_00, '8': 3_500_00 });

    expect(faultyHeadings(figures)).toEqual([{ heading: '8', fault: 'indirectTooHigh' }]);
  });

  it.each([
    ['25000', false],
    ['25000,01', true],
  ])('mark a heading of 20 000 with %s spent: %s', (spent, isOverHeading) => {
    expect(declared({ '1': '0', '2': spent, '8': '0' }).lines[1]).toMatchObject({ isOverHeading });
  });
});
