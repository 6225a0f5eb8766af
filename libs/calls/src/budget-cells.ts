import type { Budget, BudgetLine, FundingSource } from './budget.js';
import { TYPED_FIGURES } from './budget-sheet.js';

/**
 * The cells of a budget by their names: `l3.quantity`, `s1.amount`, `indirect`. Rows keep their ids, so that a cell has
 * one name for everybody, wherever its row stands. An empty cell is not among them.
 */
export type Cells = Readonly<Record<string, string>>;

export const LINE_CELLS = [
  'heading',
  'part',
  'description',
  'unit',
  'quantity',
  'firstYear',
  'unitCost',
  'clarification',
  'basis',
] as const satisfies readonly (keyof BudgetLine)[];

export const SOURCE_CELLS = ['name', 'kind', 'amount'] as const satisfies readonly (keyof FundingSource)[];

/** What a line has only where the call asks for it. */
const DETAILS = ['part', 'firstYear', 'clarification', 'basis'] as const;
/** Where a row stands and what it is from the start: alone they make no row. */
const GIVEN = ['heading', 'kind'];
const ROW = /^[ls]\d{1,9}$/u;

export function cellName(row: string, column: string): string {
  return `${row}.${column}`;
}

/** The row and the column that a name means; null for a figure that stands alone, undefined for what is no cell. */
export function partsOfCell(name: string): { readonly row: string; readonly column: string } | null | undefined {
  if (TYPED_FIGURES.some((figure) => figure === name)) return null;
  const [row = '', column = '', ...rest] = name.split('.');
  const columns: readonly string[] = row.startsWith('l') ? LINE_CELLS : SOURCE_CELLS;
  return ROW.test(row) && columns.includes(column) && rest.length === 0 ? { row, column } : undefined;
}

export function rowOf(name: string): string | null {
  return partsOfCell(name)?.row ?? null;
}

/** The ids of the lines and sources, as they stand. */
export function rowsIn({ lines, sources }: Pick<Budget, 'lines' | 'sources'>): readonly string[] {
  return [...lines, ...sources].map(({ id }) => id);
}

export function cellsOf(budget: Budget): Cells {
  const ofRow = (row: BudgetLine | FundingSource) =>
    Object.entries(row).flatMap(([column, text]) =>
      column === 'id' ? [] : [[cellName(row.id, column), text] as const],
    );
  const figures = TYPED_FIGURES.map((figure) => [figure, budget[figure]] as const);
  const all = [...budget.lines.flatMap(ofRow), ...budget.sources.flatMap(ofRow), ...figures];
  return Object.fromEntries(all.filter(([, text]) => text !== ''));
}

/** Whether nothing was typed into a row: where it stands and its kind do not count. */
export function isBlank(row: string, cells: Cells): boolean {
  return Object.entries(cells).every(([name, text]) => {
    const cell = partsOfCell(name);
    return cell?.row !== row || GIVEN.includes(cell.column) || text.trim() === '';
  });
}

/** The budget with some cells as they are given; a row that it does not have comes after all others. */
export function withCells(budget: Budget, cells: Cells): Budget {
  const given = new Map<string, Record<string, string>>();
  const figures: Record<string, string> = {};
  for (const [name, text] of Object.entries(cells)) {
    const cell = partsOfCell(name);
    if (cell) given.set(cell.row, { ...given.get(cell.row), [cell.column]: text });
    else if (cell === null) figures[name] = text;
  }
  const known = new Set(rowsIn(budget));
  const added = [...given.keys()].filter((row) => !known.has(row) && !isBlank(row, cells));
  const born = (prefix: string) => added.filter((row) => row.startsWith(prefix));
  return {
    ...budget,
    ...figures,
    lines: [...budget.lines, ...born('l').map(emptyLine)].map((line) => lineWith(line, given.get(line.id))),
    sources: [...budget.sources, ...born('s').map(emptySource)].map((one) => sourceWith(one, given.get(one.id))),
  };
}

export function withoutRows(budget: Budget, rows: readonly string[]): Budget {
  const stays = ({ id }: { readonly id: string }) => !rows.includes(id);
  return { ...budget, lines: budget.lines.filter(stays), sources: budget.sources.filter(stays) };
}

/** The budget with its lines in another order; lines that the order does not name come after all others. */
export function withLinesOrdered(budget: Budget, order: readonly string[]): Budget {
  const place = ({ id }: BudgetLine) => (order.includes(id) ? order.indexOf(id) : order.length);
  return { ...budget, lines: [...budget.lines].sort((one, other) => place(one) - place(other)) };
}

function emptyLine(id: string): BudgetLine {
  return { id, heading: '', description: '', unit: '', quantity: '', unitCost: '' };
}

function emptySource(id: string): FundingSource {
  return { id, kind: 'own', name: '', amount: '' };
}

function lineWith(line: BudgetLine, given: Readonly<Record<string, string>> | undefined): BudgetLine {
  if (!given) return line;
  const all: BudgetLine = { ...line, ...given };
  const isEmpty = (name: string) => DETAILS.some((detail) => detail === name && (all[detail] ?? '').trim() === '');
  // Only details that are empty are left out, and those a line may lack.
  return Object.fromEntries(Object.entries(all).filter(([name]) => !isEmpty(name))) as unknown as BudgetLine;
}

function sourceWith(source: FundingSource, given: Readonly<Record<string, string>> | undefined): FundingSource {
  return given ? { ...source, ...given, kind: (given['kind'] ?? source.kind) === 'other' ? 'other' : 'own' } : source;
}
