import type { Row } from './answers.js';
import { figureCell, type ReadCell, type SheetCell } from './budget-sheet.js';
import type { FormColumn } from './rows.js';
import { codeIn, isSame, plain, textIn } from './read-budget-sheet.js';
import { typedNumber } from './typed-number.js';

/** A column of a table with its words in the reader's language: its head, and of a choice the word of each value. */
export interface WordedColumn {
  readonly column: FormColumn;
  readonly head: string;
  readonly options: Readonly<Record<string, string>>;
}

/** What became of one row of a pasted block. */
export interface PastedTableRow {
  /** Its place in the block, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
  readonly as: 'line' | 'heads';
}

/**
 * The lines of a table as the rows of a sheet, under the heads of their columns. The first cell of each is the place that
 * it had, so that the sheet can be read back with rows added, moved and taken away.
 */
export function rowsSheet(
  columns: readonly WordedColumn[],
  rows: readonly Row[],
  refHead: string,
): readonly (readonly SheetCell[])[] {
  const heads = [refHead, ...columns.map(({ head }) => head)];
  return [heads, ...rows.map((row, index) => [index + 1, ...columns.map((column) => cellOf(column, row))])];
}

/**
 * The lines that a changed sheet says; null for a sheet that is not this table's. A cell that says the same as before
 * stays as it was typed: a round trip loses nothing.
 */
export function readRowsSheet(
  cells: readonly (readonly ReadCell[])[],
  columns: readonly WordedColumn[],
  rows: readonly Row[],
): readonly Row[] | null {
  const [heads = [], ...read] = cells;
  const places = columns.map(({ head }) => heads.findIndex((cell) => isSame(cell, head)));
  if (heads.length === 0 || isFirstHead(heads[0], columns) || places.includes(-1)) return null;
  const used = new Set<number>();
  return read.flatMap((row) => {
    const ref = Number(textIn(row[0] ?? null)) - 1;
    const base = used.has(ref) ? undefined : rows[ref];
    if (base) used.add(ref);
    const texts = columns.map((column, index) => {
      const cell = row[places[index] ?? -1] ?? null;
      const isKept = base !== undefined && isSame(cell, cellOf(column, base));
      return [column.column.id, isKept ? textOfCell(column, base) : typed(column, cell)] as const;
    });
    return texts.some(([, text]) => text.trim() !== '') ? [Object.fromEntries(texts)] : [];
  });
}

/** A block that is pasted, row by row: under heads of its own where its first row is one, else in the table's order. */
export function readPastedRows(
  block: readonly (readonly ReadCell[])[],
  columns: readonly WordedColumn[],
): { readonly rows: readonly Row[]; readonly read: readonly PastedTableRow[] } {
  const filled = block
    .map((cells, index) => ({ row: index + 1, cells: cells.map((cell) => textIn(cell).trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const places = columns.map(({ head }) => (filled[0]?.cells ?? []).findIndex((cell) => plain(cell) === plain(head)));
  const hasHeads = places.some((place) => place !== -1);
  const lines = hasHeads ? filled.slice(1) : filled;
  const placeOf = (index: number) => (hasHeads ? (places[index] ?? -1) : index);
  return {
    rows: lines.map(({ cells }) =>
      Object.fromEntries(
        columns.map((column, index) => [column.column.id, typed(column, cells[placeOf(index)] ?? null)]),
      ),
    ),
    read: filled.map((one, index) => ({ ...one, as: hasHeads && index === 0 ? 'heads' : 'line' })),
  };
}

/** One line that differs between two versions of a table; `place` counts from 1, in the new one where it is there. */
export interface RowChange {
  readonly kind: 'rowAdded' | 'rowRemoved' | 'rowChanged';
  readonly place: number;
  readonly cells: readonly { readonly column: string; readonly before: string; readonly after: string }[];
}

/** What differs: lines that are in both, in their order, are left out; what lies between them is compared in pairs. */
export function rowChanges(
  columns: readonly string[],
  before: readonly Row[],
  after: readonly Row[],
): readonly RowChange[] {
  const kept = keptRows(columns, before, after);
  const changes: RowChange[] = [];
  let [was, is] = [0, 0];
  for (const [nextWas, nextIs] of [...kept, [before.length, after.length] as const]) {
    for (; was < nextWas || is < nextIs; was += was < nextWas ? 1 : 0, is += is < nextIs ? 1 : 0) {
      const [old, now] = [was < nextWas ? before[was] : undefined, is < nextIs ? after[is] : undefined];
      const cells = columns
        .map((column) => ({ column, before: old?.[column] ?? '', after: now?.[column] ?? '' }))
        .filter((cell) => cell.before !== cell.after);
      const kind = old === undefined ? 'rowAdded' : now === undefined ? 'rowRemoved' : 'rowChanged';
      changes.push({ kind, place: (now === undefined ? was : is) + 1, cells });
    }
    [was, is] = [nextWas + 1, nextIs + 1];
  }
  return changes;
}

/** The longest sequence of lines that both have, as pairs of their places. */
function keptRows(columns: readonly string[], before: readonly Row[], after: readonly Row[]) {
  const keyOf = (row: Row) => JSON.stringify(columns.map((column) => row[column] ?? ''));
  const [old, now] = [before.map(keyOf), after.map(keyOf)];
  const lengths = Array.from({ length: old.length + 1 }, () => Array.from({ length: now.length + 1 }, () => 0));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row) row[j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const pairs: (readonly [number, number])[] = [];
  for (let [i, j] = [0, 0]; i < old.length && j < now.length;) {
    if (old[i] === now[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** A cell as it stands in the sheet: a choice in words, a number where a spreadsheet holds it exactly. */
function cellOf(column: WordedColumn, row: Row): SheetCell {
  const text = textOfCell(column, row);
  if (column.column.type === 'number') return figureCell(text);
  // Somebody may type a word that every object has.
  return Object.hasOwn(column.options, text) ? (column.options[text] ?? text) : text;
}

function textOfCell({ column }: WordedColumn, row: Row): string {
  return row[column.id] ?? '';
}

function typed({ column, options }: WordedColumn, cell: ReadCell): string {
  if (column.type === 'choice') return codeIn(options, textIn(cell));
  return column.type === 'number' ? typedNumber(cell) : textIn(cell);
}

function isFirstHead(cell: ReadCell | undefined, columns: readonly WordedColumn[]): boolean {
  return columns.some(({ head }) => isSame(cell ?? null, head));
}
