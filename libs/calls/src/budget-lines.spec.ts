import type { Budget, BudgetLine } from './budget.js';
import { inOrder, numberedLines, withLineCopied, withLineMoved } from './budget-lines.js';
import { budgetRules } from './file/rules-file.js';

const text = (word: string) => ({ fr: word, ar: word, en: word });
const rules = budgetRules.parse({
  headings: [
    { id: '1', title: text('1'), parts: ['1.1', '1.2'].map((id) => ({ id, title: text(id) })) },
    { id: '2', title: text('2') },
  ],
  units: [{ code: 'month', text: text('month') }],
  indirectMaxPercent: 7,
  contingencyMaxPercent: '5',
  thirdParties: null,
});

const aLine = (id: string, changes: Partial<BudgetLine> = {}): BudgetLine => ({
  id,
  heading: '1',
  description: id,
  unit: 'month',
  quantity: '1',
  unitCost: '1',
  ...changes,
});
const lines = [
  aLine('l1'),
  aLine('l2', { part: '1.2' }),
  aLine('l3', { heading: '2' }),
  aLine('l4', { part: '1.2' }),
  aLine('l5'),
];
const budget: Budget = { lines, indirect: '', contingency: '', requested: '', sources: [] };
const ids = ({ lines: of }: Budget) => of.map(({ id }) => id);

describe('the lines of a budget', () => {
  it('are numbered as in the annex: under sub-headings first, then those under none', () => {
    const [heading] = rules.headings;

    expect(heading && numberedLines(lines, heading).map(({ line, number }) => [line.id, number])).toEqual([
      ['l2', '1.2.1'],
      ['l4', '1.2.2'],
      ['l1', '1.3'],
      ['l5', '1.4'],
    ]);
  });

  it('come in the order of their numbers, and none is left out', () => {
    expect(inOrder([...lines, aLine('l6', { heading: '9' })], rules).map(({ id }) => id)).toEqual([
      'l6',
      'l2',
      'l4',
      'l1',
      'l5',
      'l3',
    ]);
  });

  it.each([
    ['l5', 'up', ['l5', 'l2', 'l3', 'l4', 'l1']],
    ['l2', 'down', ['l1', 'l4', 'l3', 'l2', 'l5']],
    ['l1', 'up', ['l1', 'l2', 'l3', 'l4', 'l5']],
    ['l3', 'down', ['l1', 'l2', 'l3', 'l4', 'l5']],
  ] as const)('move among those of their group: %s %s', (id, direction, expected) => {
    expect(ids(withLineMoved(budget, id, direction))).toEqual(expected);
  });

  it('are copied right after themselves, under an id of their own', () => {
    const copied = withLineCopied(budget, 'l2');

    expect(ids(copied)).toEqual(['l1', 'l2', 'l6', 'l3', 'l4', 'l5']);
    expect(copied.lines[2]).toEqual({ ...lines[1], id: 'l6' });
  });
});
