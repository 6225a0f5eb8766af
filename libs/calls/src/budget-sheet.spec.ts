import fc from 'fast-check';
import { readNumber } from '#libs/kernel';
import { budgetChanges } from './budget-changes.js';
import { cellsOfBlock, readPaste, withPasted } from './budget-paste.js';
import { budgetSheet, type ReadCell, type SheetCell, type SheetWords } from './budget-sheet.js';
import type { Budget, BudgetLine } from './budget.js';
import { budgetRules } from './file/rules-file.js';
import { readBudgetSheet } from './read-budget-sheet.js';
import { typedNumber } from './typed-number.js';

const text = (word: string) => ({ fr: word, ar: word, en: word });
const rules = budgetRules.parse({
  headings: [
    { id: '1', title: text('Ressources humaines'), parts: ['1.1', '1.2'].map((id) => ({ id, title: text(id) })) },
    { id: '2', title: text('Voyages') },
  ],
  units: [
    { code: 'month', text: text('Mois') },
    { code: 'trip', text: text('Trajet') },
  ],
  indirectMaxPercent: 7,
  contingencyMaxPercent: '5',
  firstYear: true,
  clarification: 'optional',
  basis: 'optional',
  thirdParties: null,
});
const columns = [
  'ref',
  'heading',
  'description',
  'unit',
  'quantity',
  'firstYear',
  'unitCost',
  'total',
  'clarification',
  'basis',
];
const words: SheetWords = {
  // Every word is its own name: what they say does not matter to the sheet.
  heads: Object.fromEntries(columns.map((column) => [column, column])) as SheetWords['heads'],
  headings: { 1: 'Ressources humaines', 2: 'Voyages' },
  units: { month: 'Mois', trip: 'Trajet' },
  kinds: { own: 'Fonds propres', other: 'Autre bailleur' },
  figures: {
    subtotal: 'Sous-total',
    sources: 'Sources',
    direct: '7',
    indirect: '8',
    withoutReserve: '9',
    contingency: '10',
    grandTotal: '11',
    requested: 'Demandé',
  },
};

const aLine = (changes: Partial<BudgetLine> = {}): BudgetLine => ({
  id: 'l1',
  heading: '1',
  description: 'Formatrices',
  unit: 'month',
  quantity: '12',
  unitCost: '1 234,50',
  ...changes,
});
const aBudget = (changes: Partial<Budget> = {}): Budget => ({
  lines: [aLine(), aLine({ id: 'l2', heading: '2', description: 'Bus', unit: 'trip' })],
  indirect: '100',
  contingency: '',
  requested: '1.234',
  sources: [{ id: 's1', kind: 'other', name: 'Commune', amount: '٥٠٠' }],
  ...changes,
});

/** As a spreadsheet would read it: formulas are their result, whatever it is. */
const reread = (rows: readonly (readonly SheetCell[])[]): ReadCell[][] =>
  rows.map((row) => row.map((cell) => (typeof cell === 'object' && cell !== null ? 42 : cell)));
const read = (rows: readonly (readonly ReadCell[])[], budget: Budget) =>
  readBudgetSheet(rows, { budget, rules, words });

const hostile = fc.oneof(
  fc.constantFrom(
    "=cmd|' /C calc'!A0",
    '+1',
    '-1',
    '@x',
    '\t=1',
    '1.234',
    '1,5',
    '٣',
    ' 7 ',
    'Mois',
    'l1',
    'sources',
    '#REF!',
    'TRUE',
    '',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

describe('a budget as a sheet', () => {
  it('comes back cell for cell, whatever was typed', () => {
    const line = fc.record({
      heading: fc.constantFrom('1', '2', '9'),
      description: fc.tuple(hostile, fc.constantFrom('x', '=1')).map(([any, more]) => `${more}${any}`),
      unit: fc.constantFrom('month', 'trip', '=unit', ''),
      quantity: hostile,
      unitCost: hostile,
      ...Object.fromEntries(
        ['firstYear', 'clarification', 'basis'].map((field) => [field, hostile.map((any) => `z${any}`)]),
      ),
    });
    const source = fc.record({
      kind: fc.constantFrom('own' as const, 'other' as const),
      name: hostile.map((any) => `n${any}`),
      amount: hostile,
    });
    const budgets = fc.record({
      lines: fc.array(line, { maxLength: 6 }),
      sources: fc.array(source, { maxLength: 3 }),
      indirect: hostile,
      contingency: hostile,
      requested: hostile,
    });
    fc.assert(
      fc.property(budgets, (of) => {
        const budget: Budget = {
          ...of,
          lines: of.lines.map((one, i) => ({ ...one, id: `l${i + 1}` })),
          sources: of.sources.map((one, i) => ({ ...one, id: `s${i + 1}` })),
        };
        const back = read(reread(budgetSheet(budget, rules, words)), budget);
        expect(back && budgetChanges(budget, back)).toEqual([]);
      }),
    );
  });

  it('has no formula but ours, and sums that follow added rows', () => {
    const sheet = budgetSheet(aBudget({ lines: [aLine({ description: '=1+1' })] }), rules, words);

    expect(sheet[2]).toEqual([
      'l1',
      '1',
      '=1+1',
      'Mois',
      12,
      '',
      1234.5,
      { formula: '=ROUND(E{row}*G{row},2)' },
      '',
      '',
    ]);
    expect(sheet[3]?.[7]).toEqual({ formula: '=SUM(H2:H3)' });
    expect(sheet[6]?.[7]).toEqual({ formula: '=H4+H6' });
  });

  it('says what was changed, added and taken away', () => {
    const budget = aBudget();
    const rows = reread(budgetSheet(budget, rules, words)).filter(([ref]) => ref !== 'l2');
    const line = rows.findIndex(([ref]) => ref === 'l1');
    rows[line] = ['l1', 1.2, 'Formateurs', 'trajet', 12.345, null, 1000, 0, 'Pourquoi', null];
    rows.splice(line + 1, 0, [null, null, 'Nouvelle', 'Mois', 2, 1, '3 000', 0, null, null]);
    const after = read(rows, budget);

    expect(after?.lines).toEqual([
      {
        id: 'l1',
        heading: '1',
        part: '1.2',
        description: 'Formateurs',
        unit: 'trip',
        quantity: '12,3450',
        unitCost: '1000',
        clarification: 'Pourquoi',
      },
      {
        id: 'l2',
        heading: '1',
        description: 'Nouvelle',
        unit: 'month',
        quantity: '2',
        unitCost: '3 000',
        firstYear: '1',
      },
    ]);
    expect(after && budgetChanges(budget, after).map(({ kind, id }) => `${kind} ${id}`)).toContain('lineChanged l1');
  });

  it('is not confused with another sheet', () => {
    expect(
      read(
        [
          ['a', 'b'],
          ['1', '2'],
        ],
        aBudget(),
      ),
    ).toBeNull();
  });

  it('writes numbers such that they are read in one way only', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 11 }), fc.integer({ min: 0, max: 6 }), (units, decimals) => {
        const value = units / 10 ** decimals;
        const reading = readNumber(typedNumber(value));
        expect(reading.ok && Number(reading.decimal)).toBe(value);
      }),
    );
  });
});

describe('a pasted block', () => {
  it('is read row by row, and nothing is left out', () => {
    const block = [
      'N°\tDésignation\tUnité\tNombre\tCoût',
      '1\tRessources humaines',
      '1.2\tComptable\tMois\t6\t4 000,00\t24 000,00',
      '\tFormatrice\tmois\t12\t1.234,50 DH',
      'Sous-total\t38 814,00',
      '',
      '"Bus, aller\net ""retour"""\ttrip\t١٠\t250',
      'rien à comprendre\t7',
    ].join('\r\n');
    const { rows, lines } = readPaste(cellsOfBlock(block), { rules, units: words.units, heading: '2' });

    expect(rows.map(({ row, as }) => `${row} ${as}`)).toEqual([
      '1 unread',
      '2 heading',
      '3 line',
      '4 line',
      '5 total',
      '7 line',
      '8 unread',
    ]);
    expect(lines).toEqual([
      {
        id: '',
        heading: '1',
        part: '1.2',
        description: 'Comptable',
        unit: 'month',
        quantity: '6',
        unitCost: '4 000,00',
      },
      {
        id: '',
        heading: '1',
        part: '1.2',
        description: 'Formatrice',
        unit: 'month',
        quantity: '12',
        unitCost: '1.234,50',
      },
      {
        id: '',
        heading: '1',
        part: '1.2',
        description: 'Bus, aller\net "retour"',
        unit: 'trip',
        quantity: '١٠',
        unitCost: '250',
      },
    ]);
  });

  it('comes after the lines that are there, under ids of its own', () => {
    const paste = readPaste([['Ordinateur', 2, 5000]], { rules, units: words.units, heading: '2' });

    expect(withPasted(aBudget(), paste).lines.map(({ id, heading }) => `${id} ${heading}`)).toEqual([
      'l1 1',
      'l2 2',
      'l3 2',
    ]);
  });

  it('has all of its cells, whatever is in them', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', '"', ' ', '=', 'é', '1'), maxLength: 5 })
      .filter((one) => !one.startsWith('"'));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (cells) => {
        expect(cellsOfBlock(cells.map((row) => row.join('\t')).join('\n'))).toEqual(cells);
      }),
    );
  });
});
