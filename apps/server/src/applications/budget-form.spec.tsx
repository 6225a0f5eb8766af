import fc from 'fast-check';
import { render } from 'preact-render-to-string';
import { type Budget, type BudgetLine, type BudgetTerms, computeBudget } from '#libs/calls';
import type { Lang } from '#libs/platform';
import { aCall } from '#testing/calls';
import { figuresComputed, figuresWritten } from '../testing/totals-in-page.js';
import { aView } from '../ui/testing/a-view.js';
import { BudgetForm } from './budget-form.js';

const call = aCall();
const own = call.terms('L1');
const terms: BudgetTerms = { ...own, rules: { ...own.rules, firstYear: true, indirectMaxPercent: '7.5' } };
const move = { conceptNoteMinor: 100_000_001, percent: 20 };

const aLine = (changes: Partial<BudgetLine> = {}): BudgetLine => ({
  id: 'l1',
  heading: '1',
  description: 'Formatrices',
  unit: 'month',
  quantity: '12',
  unitCost: '60 000,00',
  ...changes,
});

function aBudget(changes: Partial<Budget> = {}): Budget {
  return {
    lines: [aLine()],
    indirect: '',
    contingency: '',
    requested: '654 000',
    sources: [{ id: 's1', kind: 'own', name: 'Cotisations', amount: '66 000' }],
    ...changes,
  };
}

function page(budget: Budget, lang: Lang = 'fr'): string {
  const draft = { budget, ...computeBudget(budget, terms) };
  const view = aView({ lang });
  const known = { version: 3, owner: 'somebody', contests: [] };
  return render(
    <BudgetForm view={view} draft={draft} terms={terms} currency="MAD" errors={[]} move={move} {...known} />,
  );
}

/** As people type figures, rightly and wrongly. */
const TYPED = [
  '',
  '0',
  '12',
  '7,5',
  '1 234,50',
  '1.234,50',
  '1,234.50',
  '1\u00a0234,50',
  '1\u202f234,50',
  "1'234.50",
  '١٢٣٤٫٥٠',
  '١٬٢٣٤٫٥٠',
  '۱۲۳۴',
  '1.234',
  '1,234',
  '0,333',
  '0.3333',
  '0.33333',
  '12.3450',
  '1234.500',
  '10,005',
  '10,050',
  '-5',
  '5-',
  '1..2',
  '1.2.3',
  '1.234.567',
  '1.234.567,89',
  '1,234,567.8',
  'douze',
  '１２',
  ' 12 ',
  '99999999999',
  '10000000000',
  '10000000001',
  '9999999999999999',
  '1e3',
  '=1+1',
  '12,',
  ',5',
  '0,005',
];

describe('the figures of the budget page', () => {
  it.each(TYPED)('are the same in the browser and on the server for %j', (typed) => {
    const html = page(
      aBudget({
        lines: [
          aLine({ quantity: typed }),
          aLine({ id: 'l2', heading: '3', unitCost: typed, quantity: '2,5' }),
          aLine({ id: 'l3', heading: '3', unitCost: '10,05', quantity: '0,5', firstYear: typed }),
        ],
        indirect: typed,
        requested: typed,
        sources: [{ id: 's1', kind: 'own', name: '', amount: typed }],
      }),
    );

    expect(figuresComputed(html)).toEqual(figuresWritten(html));
  });

  it.each(['fr', 'ar', 'en'] as const)('are the same for any budget in %s', (lang) => {
    const typed = fc.oneof(
      fc.constantFrom(...TYPED),
      fc.integer({ min: 0, max: 200_000_000 }).map((minor) => (minor / 100).toFixed(2).replace('.', ',')),
    );
    const line = fc.record({ quantity: typed, unitCost: typed, heading: fc.constantFrom('1', '2', '6') });
    const budget = fc.record({
      lines: fc.array(line, { maxLength: 5 }),
      indirect: typed,
      contingency: typed,
      requested: typed,
      amount: typed,
    });
    fc.assert(
      fc.property(budget, ({ lines, amount, ...figures }) => {
        const html = page(
          aBudget({
            ...figures,
            lines: lines.map((changes, i) => aLine({ ...changes, id: `l${i + 1}` })),
            sources: [{ id: 's1', kind: 'other', name: 'Commune', amount }],
          }),
          lang,
        );
        expect(figuresComputed(html)).toEqual(figuresWritten(html));
      }),
      { numRuns: 60 },
    );
  });

  it('say by how much a border is broken and what would keep it', () => {
    const { borders } = figuresWritten(page(aBudget({ indirect: '54 000,01', requested: '600 000' })));

    expect(borders).toMatchObject({
      indirect: 'above: by 0,01, most 54\u00a0000,00',
      grant: 'below: by 54\u00a0000,00, least 654\u00a0000,00',
      move: 'below: by 200\u00a0000,01, least 800\u00a0000,01',
      cover: 'below: by 108\u00a0000,01',
    });
  });
});
