import fc from 'fast-check';
import { computeBudget, type Budget, type BudgetLine, type BudgetTerms } from './budget.js';
import { budgetRules } from './file/rules-file.js';

const text = (word: string) => ({ fr: word, ar: word, en: word });
const rules = budgetRules.parse({
  headings: ['1', '2', '3', '4', '5', '6'].map((id) => ({ id, title: text(id) })),
  units: [{ code: 'month', text: text('month') }],
  indirectMaxPercent: 7,
  contingencyMaxPercent: '5',
  maxLines: 3,
  thirdParties: { heading: '6', max: '1000.00' },
});
const terms: BudgetTerms = {
  rules,
  share: { minPercent: 50, maxPercent: 90 },
  lot: { minGrantMinor: 4_000_000, maxGrantMinor: 10_000_000 },
};

const aLine = (changes: Partial<BudgetLine> = {}): BudgetLine => ({
  id: 'a',
  heading: '1',
  description: 'Trainer',
  unit: 'month',
  quantity: '10',
  unitCost: '10 000,00',
  ...changes,
});

/** Line 7 is 100,000.00; 80 % of the total is asked for. */
function aBudget(changes: Partial<Budget> = {}): Budget {
  const own = { id: 's', kind: 'own', name: 'Own', amount: '20000' } as const;
  return { lines: [aLine()], indirect: '', contingency: '', requested: '80000', sources: [own], ...changes };
}

const codes = (budget: Budget, among = terms) => computeBudget(budget, among).faults.map(({ code }) => code);
const totals = (budget: Budget) => computeBudget(budget, terms).totals;

describe('a budget', () => {
  it('computes every figure of Annex B', () => {
    const budget = aBudget({
      lines: [aLine(), aLine({ id: 'b', heading: '3', quantity: '2,5', unitCost: '1000.01' })],
      indirect: '7 000',
      contingency: '5000',
      requested: '91 600,02',
      sources: [{ id: 's', kind: 'own', name: 'Own', amount: '22 900,01' }],
    });

    expect(computeBudget(budget, terms)).toEqual({
      totals: {
        lines: { a: 10_000_000, b: 250_003 },
        headings: { 1: 10_000_000, 2: 0, 3: 250_003, 4: 0, 5: 0, 6: 0 },
        firstYear: null,
        directMinor: 10_250_003,
        indirectMinor: 700_000,
        indirectLimitMinor: 717_500,
        withoutReserveMinor: 10_950_003,
        contingencyMinor: 500_000,
        contingencyLimitMinor: 512_500,
        totalMinor: 11_450_003,
        requestedMinor: 9_160_002,
        sourcesMinor: 2_290_001,
        uncoveredMinor: 0,
        shareBasisPoints: 7999,
      },
      faults: [],
    });
  });

  it.each([
    ['7 000,00', []],
    ['7 000,01', ['indirectAboveLimit', 'sourcesTooLow']],
  ])('has indirect costs of at most 7 %% of line 7: %s', (indirect, expected) => {
    const requested = '80 000,00';
    const sources = [{ id: 's', kind: 'own', name: 'Own', amount: '27 000,00' } as const];
    expect(codes(aBudget({ indirect, requested, sources }))).toEqual(expected);
  });

  it.each([
    ['5 000,00', []],
    ['5 000,01', ['contingencyAboveLimit', 'sourcesTooLow']],
  ])('has a contingency reserve of at most 5 %% of line 7: %s', (contingency, expected) => {
    const sources = [{ id: 's', kind: 'own', name: 'Own', amount: '25 000,00' } as const];
    expect(codes(aBudget({ contingency, sources }))).toEqual(expected);
  });

  it.each([
    ['50 000,00', '50 000,00', []],
    ['49 999,99', '50 000,01', ['shareBelowMinimum']],
    ['90 000,00', '10 000,00', []],
    ['90 000,01', '9 999,99', ['shareAboveMaximum']],
    ['39 999,99', '60 000,01', ['grantBelowMinimum', 'shareBelowMinimum']],
    ['100 000,00', '', ['shareAboveMaximum']],
    ['100 000,01', '', ['grantAboveMaximum', 'shareAboveMaximum', 'sourcesTooHigh']],
  ])('asks for %s of 100,000.00 beside %s', (requested, own, expected) => {
    const sources = own === '' ? [] : [{ id: 's', kind: 'own', name: 'Own', amount: own } as const];
    expect(codes(aBudget({ requested, sources }))).toEqual(expected);
  });

  it('says by how much the sources do not add up', () => {
    const { faults } = computeBudget(aBudget({ sources: [] }), terms);
    expect(faults).toEqual([{ code: 'sourcesTooLow', field: 'requested', params: { byMinor: 2_000_000 } }]);
  });

  it('says by how much a border is broken, and what would keep it', () => {
    const { faults } = computeBudget(aBudget({ indirect: '7 500', requested: '100 000' }), terms);
    expect(faults).toContainEqual({
      code: 'indirectAboveLimit',
      field: 'indirect',
      params: { percent: '7', limitMinor: 700_000, byMinor: 50_000 },
    });
    expect(faults).toContainEqual({
      code: 'shareAboveMaximum',
      field: 'requested',
      params: { shareBasisPoints: 9302, min: 50, max: 90, borderMinor: 9_675_000, byMinor: 325_000 },
    });
  });

  it('has a first year, never longer than all years, where the call asks for it', () => {
    const years = { ...terms, rules: { ...rules, firstYear: true } };
    const lines = [
      aLine({ firstYear: '4' }),
      aLine({ id: 'b', firstYear: '10,5' }),
      aLine({ id: 'c', firstYear: 'x' }),
    ];
    const { totals: of, faults } = computeBudget(aBudget({ lines }), years);
    expect(of.firstYear).toEqual({ lines: { a: 4_000_000, b: 10_500_000, c: 0 }, directMinor: 14_500_000 });
    expect(faults).toContainEqual({ code: 'firstYearAboveAll', line: 'b', field: 'firstYear', params: {} });
    expect(faults).toContainEqual(expect.objectContaining({ code: 'notANumber', line: 'c', field: 'firstYear' }));
  });

  it('asks for words where the call does, and for sub-headings that it has', () => {
    const strict = { ...terms, rules: { ...rules, basis: 'required' as const } };
    expect(codes(aBudget({ lines: [aLine({ clarification: 'x' })] }), strict)).toEqual(['required']);
    expect(codes(aBudget({ lines: [aLine({ part: '1.4' })] }))).toEqual(['notAnOption']);
  });

  it('passes over lines and sources in which nothing was typed', () => {
    const empty = aLine({ id: 'b', description: '', quantity: ' ', unitCost: '' });
    const budget = aBudget({
      lines: [aLine(), empty],
      sources: [...aBudget().sources, { id: 't', kind: 'other', name: '', amount: '' }],
    });
    expect(codes(budget)).toEqual([]);
    expect(totals(budget).lines).toEqual({ a: 10_000_000 });
  });

  it.each([
    [{ quantity: '' }, 'required', 'quantity'],
    [{ quantity: 'ten' }, 'notANumber', 'quantity'],
    [{ quantity: '1.234' }, 'ambiguous', 'quantity'],
    [{ quantity: '0.12345' }, 'tooManyDecimals', 'quantity'],
    [{ quantity: '-1' }, 'negative', 'quantity'],
    [{ quantity: '9'.repeat(20) }, 'tooLarge', 'quantity'],
    [{ unitCost: '' }, 'required', 'unitCost'],
    [{ unitCost: '10,001' }, 'ambiguous', 'unitCost'],
    [{ quantity: '10000000', unitCost: '10000000' }, 'tooLarge', 'unitCost'],
    [{ description: ' ' }, 'required', 'description'],
    [{ heading: '9' }, 'notAnOption', 'heading'],
    [{ unit: '' }, 'required', 'unit'],
    [{ unit: 'parsec' }, 'notAnOption', 'unit'],
  ])('says what is wrong with a line: %j', (changes, code, field) => {
    const { faults } = computeBudget(aBudget({ lines: [aLine(changes)] }), terms);
    expect(faults).toContainEqual(expect.objectContaining({ code, field, line: 'a' }));
  });

  it('counts nothing for a line that cannot be read', () => {
    const budget = aBudget({ lines: [aLine(), aLine({ id: 'b', quantity: 'ten' })] });
    expect(totals(budget).lines).toEqual({ a: 10_000_000, b: null });
    expect(totals(budget).directMinor).toBe(10_000_000);
  });

  it.each([
    ['1 000,00', []],
    ['1 000,01', ['thirdPartyAboveLimit']],
  ])('gives a third party at most the limit of the call: %s', (unitCost, expected) => {
    const lines = [aLine(), aLine({ id: 'b', heading: '6', quantity: '1', unitCost })];
    expect(codes(aBudget({ lines })).filter((code) => code === 'thirdPartyAboveLimit')).toEqual(expected);
  });

  it('needs a line and has at most as many as the call allows', () => {
    expect(codes(aBudget({ lines: [] }))).toContain('noLines');
    expect(codes(aBudget({ lines: ['a', 'b', 'c', 'd'].map((id) => aLine({ id })) }))).toContain('tooManyLines');
  });

  it('says only once that the contribution is missing', () => {
    expect(codes(aBudget({ requested: '' }))).toEqual(['required']);
  });

  it('has no share while it is empty', () => {
    expect(totals(aBudget({ lines: [] })).shareBasisPoints).toBeNull();
  });

  it('adds up: 11 = 7 + 8 + 10, and 7 is the sum of the headings', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 }).map((minor) => (minor / 100).toFixed(2).replace('.', ','));
    const line = fc.record({
      quantity: fc.integer({ min: 0, max: 500 }).map(String),
      unitCost: amount,
      heading: fc.constantFrom('1', '2', '6'),
    });
    fc.assert(
      fc.property(fc.array(line), amount, amount, (lines, indirect, contingency) => {
        const budget = aBudget({
          lines: lines.map((typed, index) => aLine({ ...typed, id: String(index) })),
          indirect,
          contingency,
        });
        const of = totals(budget);
        expect(of.totalMinor).toBe(of.directMinor + of.indirectMinor + of.contingencyMinor);
        expect(of.directMinor).toBe(Object.values(of.lines).reduce<number>((sum, minor) => sum + (minor ?? 0), 0));
      }),
    );
  });
});
