import { figuresOf, type ReportBudget } from './figures.js';
import {
  acceptedCosts,
  AcceptedCostsWrong,
  type Decision,
  IndirectCostsTooHigh,
  IneligibleWithoutReason,
  verified,
} from './verification.js';
import { TextTooLong } from './written-text.js';

const budget: ReportBudget = {
  headings: [
    { id: '1', budgetMinor: 100_000_00 },
    { id: '8', budgetMinor: 7_000_00 },
  ],
  totalMinor: 107_000_00,
  indirectMaxPercent: '7',
};
const figures = figuresOf(budget, { before: {}, typed: { '1': '100000', '8': '7000' } });
const accept = (direct: number, indirect: number, reason = ''): Decision[] => [
  { heading: '1', acceptedMinor: direct, reason },
  { heading: '8', acceptedMinor: indirect, reason },
];

describe('the verified costs of a report', () => {
  it('are what was declared when all is accepted', () => {
    expect(acceptedCosts(verified(figures, accept(100_000_00, 7_000_00), budget))).toBe(107_000_00);
  });

  it('keep what was declared beside what was accepted, with the reason', () => {
    const lines = verified(figures, accept(90_000_00, 6_300_00, ' VAT can be recovered '), budget);

    expect(lines[0]).toEqual({
      heading: '1',
      declaredMinor: 100_000_00,
      acceptedMinor: 90_000_00,
      reason: 'VAT can be recovered',
    });
  });

  it.each([
    ['more than declared', accept(100_000_01, 7_000_00, 'x')],
    ['less than nothing', accept(-1, 0, 'x')],
    ['half a centime', accept(0.5, 0, 'x')],
    ['an undecided heading', accept(100_000_00, 0).slice(0, 1)],
    [
      'a heading that is not in the budget',
      [...accept(100_000_00, 7_000_00), { heading: '9', acceptedMinor: 0, reason: '' }],
    ],
  ])('refuse %s', (_what, decisions) => {
    expect(() => verified(figures, decisions, budget)).toThrow(AcceptedCostsWrong);
  });

  it('refuse ineligible costs without a reason', () => {
    expect(() => verified(figures, accept(99_999_99, 6_900_00, ' '), budget)).toThrow(IneligibleWithoutReason);
  });

  it('refuse a reason that is longer than a letter', () => {
    expect(() => verified(figures, accept(99_999_99, 6_900_00, 'x'.repeat(4001)), budget)).toThrow(TextTooLong);
    expect(verified(figures, accept(99_999_99, 6_900_00, 'x'.repeat(4000)), budget)).toHaveLength(2);
  });

  it('accept indirect costs up to their rate of the direct costs that are accepted', () => {
    expect(acceptedCosts(verified(figures, accept(50_000_00, 3_500_00, 'no invoice'), budget))).toBe(53_500_00);
  });

  it('refuse indirect costs a centime above that rate', () => {
    expect(() => verified(figures, accept(50_000_00, 3_500_01, 'no invoice'), budget)).toThrow(IndirectCostsTooHigh);
  });

  it('count the indirect and direct costs that earlier reports brought', () => {
    const second = figuresOf(budget, { before: { '1': 50_000_00, '8': 0 }, typed: { '1': '0', '8': '3500' } });

    expect(acceptedCosts(verified(second, accept(0, 3_500_00), budget))).toBe(3_500_00);
  });
});
