import { readNumber } from '#libs/kernel';
import type { Budget, BudgetLine, FundingSource } from './budget.js';
import { numberedLines } from './budget-lines.js';
import type { BudgetRules } from './file/rules-file.js';

/** A cell of a spreadsheet: a text is never a formula; formulas are ours only. `{row}` stands for the cell's own row. */
export type SheetCell = string | number | null | { readonly formula: string };
/** What a cell holds when it is read back: of a formula its result. */
export type ReadCell = string | number | boolean | null;

/** The words of the sheet in the reader's language. */
export interface SheetWords {
  readonly heads: Readonly<Record<SheetColumn, string>>;
  readonly headings: Readonly<Record<string, string>>;
  readonly units: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<FundingSource['kind'], string>>;
  /** What stands beside the figures under the lines, and above the sources. */
  readonly figures: Readonly<Record<SheetFigure | 'subtotal' | 'sources', string>>;
}

export type SheetColumn =
  | 'ref'
  | 'heading'
  | 'description'
  | 'unit'
  | 'quantity'
  | 'firstYear'
  | 'unitCost'
  | 'total'
  | 'clarification'
  | 'basis';
export type SheetFigure = 'direct' | 'indirect' | 'withoutReserve' | 'contingency' | 'grandTotal' | 'requested';

/** Figures that are typed into the sheet; the others are formulas. */
export const TYPED_FIGURES = ['indirect', 'contingency', 'requested'] as const;

/** The columns of a call's sheet, from the left. */
export function sheetColumns({ firstYear, clarification, basis }: BudgetRules): readonly SheetColumn[] {
  return [
    'ref',
    'heading',
    'description',
    'unit',
    'quantity',
    ...(firstYear ? (['firstYear'] as const) : []),
    'unitCost',
    'total',
    ...(clarification === 'notAsked' ? [] : (['clarification'] as const)),
    ...(basis === 'notAsked' ? [] : (['basis'] as const)),
  ];
}

/**
 * A budget as the rows of a sheet. The first column says what a row is (`l3`, `heading 1`, `indirect`), so that the sheet
 * can be read back in any language, with rows added, moved or taken away.
 */
export function budgetSheet(budget: Budget, rules: BudgetRules, words: SheetWords): readonly (readonly SheetCell[])[] {
  const columns = sheetColumns(rules);
  const rows: (readonly SheetCell[])[] = [columns.map((column) => words.heads[column])];
  const add = (cells: Partial<Record<SheetColumn, SheetCell>>) =>
    rows.push(columns.map((column) => cells[column] ?? null));
  const total = letterOf(columns.indexOf('total'));
  const subtotals: number[] = [];
  for (const heading of rules.headings) {
    add({ ref: `heading ${heading.id}`, heading: heading.id, description: words.headings[heading.id] ?? '' });
    const first = rows.length;
    for (const { line } of numberedLines(budget.lines, heading)) add(lineCells(line, rules, words));
    const formula = `=SUM(${total}${first}:${total}${rows.length})`;
    subtotals.push(add({ ref: `subtotal ${heading.id}`, description: words.figures.subtotal, total: { formula } }));
  }
  for (const stray of strays(budget.lines, rules)) add(lineCells(stray, rules, words));
  addFigures(budget, words, { rows, add, subtotals, total });
  add({ ref: 'sources', description: words.figures.sources });
  for (const source of budget.sources) add(sourceCells(source, words));
  return rows;
}

/** A line as its cells stand in the sheet; reading compares with them, so that what was not changed stays as typed. */
export function lineCells(
  line: BudgetLine,
  rules: BudgetRules,
  words: SheetWords,
): Partial<Record<SheetColumn, SheetCell>> {
  const columns = sheetColumns(rules);
  const factors: readonly SheetColumn[] = ['quantity', 'unitCost'];
  const product = factors.map((column) => `${letterOf(columns.indexOf(column))}{row}`);
  return {
    ref: line.id,
    heading: line.part && line.part !== '' ? line.part : line.heading,
    description: line.description,
    unit: words.units[line.unit] ?? line.unit,
    quantity: figureCell(line.quantity),
    firstYear: figureCell(line.firstYear ?? ''),
    unitCost: figureCell(line.unitCost),
    total: { formula: `=ROUND(${product.join('*')},2)` },
    clarification: line.clarification ?? '',
    basis: line.basis ?? '',
  };
}

export function sourceCells(source: FundingSource, words: SheetWords): Partial<Record<SheetColumn, SheetCell>> {
  return {
    ref: source.id,
    description: source.name,
    unit: words.kinds[source.kind],
    total: figureCell(source.amount),
  };
}

/** A typed figure as a number where a spreadsheet holds it exactly, otherwise as it was typed. */
export function figureCell(typed: string): SheetCell {
  const reading = readNumber(typed);
  if (!reading.ok || reading.decimal.replace(/\D/gu, '').length > 15) return typed;
  return Number(reading.decimal);
}

/** `A` for 0. A budget has at most ten columns. */
export function letterOf(column: number): string {
  return String.fromCharCode(65 + column);
}

interface Sheet {
  readonly rows: readonly (readonly SheetCell[])[];
  readonly add: (cells: Partial<Record<SheetColumn, SheetCell>>) => number;
  /** Rows of the subtotals, counted from 1. */
  readonly subtotals: readonly number[];
  readonly total: string;
}

function addFigures(budget: Budget, { figures }: SheetWords, { add, subtotals, total }: Sheet): void {
  const sum = (rows: readonly number[]) => ({ formula: `=${rows.map((row) => `${total}${row}`).join('+')}` });
  const figure = (ref: SheetFigure, cell: SheetCell) => add({ ref, description: figures[ref], total: cell });
  const direct = figure('direct', sum(subtotals));
  const indirect = figure('indirect', figureCell(budget.indirect));
  const withoutReserve = figure('withoutReserve', sum([direct, indirect]));
  const contingency = figure('contingency', figureCell(budget.contingency));
  figure('grandTotal', sum([withoutReserve, contingency]));
  figure('requested', figureCell(budget.requested));
}

/** Lines whose heading the call does not have: they are not lost either. */
function strays(lines: readonly BudgetLine[], { headings }: BudgetRules): readonly BudgetLine[] {
  return lines.filter((line) => headings.every(({ id }) => id !== line.heading));
}
