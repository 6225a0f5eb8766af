import { readNumber } from '#libs/kernel';
import type { Budget, BudgetLine } from './budget.js';
import type { ReadCell } from './budget-sheet.js';
import { codeIn, identified, placeIn, textIn } from './read-budget-sheet.js';
import type { BudgetRules } from './file/rules-file.js';

/** What became of one row of a pasted block. */
export interface PastedRow {
  /** Its place in the block, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
  /** A line of costs, the heading of those that follow, a sum that is computed anyway, or not understood. */
  readonly as: 'line' | 'heading' | 'total' | 'unread';
  /** The line that it became. */
  readonly line: BudgetLine | null;
}

export interface Paste {
  readonly rows: readonly PastedRow[];
  readonly lines: readonly BudgetLine[];
}

/** How the words of the call's units are written in the language of whoever pastes. */
export type UnitWords = Readonly<Record<string, string>>;

/** The most rows that are looked at; no budget has more. */
export const MOST_PASTED_ROWS = 600;

/**
 * Reads a block of cells into lines: a heading's number in front (`1`, `1.2`) or the heading of the row above, a
 * description, a unit, a quantity and a unit cost; a third figure is their product and is left out. Every row of the
 * block is in the answer, with what became of it.
 */
export function readPaste(
  block: readonly (readonly ReadCell[])[],
  { rules, units, heading }: { readonly rules: BudgetRules; readonly units: UnitWords; readonly heading: string },
): Paste {
  let under: Pick<BudgetLine, 'heading' | 'part'> = placeIn(heading, rules.headings[0]?.id ?? '', rules);
  const rows = block.slice(0, MOST_PASTED_ROWS).flatMap((written, index): PastedRow[] => {
    const cells = written.map((cell) => textIn(cell).trim());
    if (cells.every((cell) => cell === '')) return [];
    const found = partsOf(cells, units);
    if (found.place !== '') under = placeIn(found.place, under.heading, rules);
    const line = found.description !== '' && found.figures.length >= 2 ? lineOf(found, under) : null;
    const as = line ? 'line' : kindOf(found);
    return [{ row: index + 1, cells, as, line }];
  });
  return { rows, lines: rows.flatMap(({ line }) => line ?? []) };
}

/** The budget with pasted lines after its own. */
export function withPasted(budget: Budget, { lines }: Paste): Budget {
  return { ...budget, lines: identified([...budget.lines, ...lines], 'l') };
}

/** The cells of a block as spreadsheets copy it: tabs between cells, quotes around what has line breaks in it. */
export function cellsOfBlock(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const pattern = /(?:^|(?<=[\t\n]))"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*)/gu;
  const source = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  for (let at = 0; at <= source.length; at += 1) {
    pattern.lastIndex = at;
    const [whole = '', quoted, plain = ''] = pattern.exec(source) ?? [];
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    at += whole.length;
    if (source[at] === '\n') rows.push([]);
  }
  return rows;
}

interface Found {
  readonly place: string;
  readonly description: string;
  readonly unit: string;
  readonly figures: readonly string[];
}

const PLACE = /^\d(?:[.,]\d{1,2}){0,2}\.?$/u;
const SUM = /^(?:\d+\.?\s*)?(?:sous[\s-]?total|total|subtotal|المجموع|مجموع)/iu;

function partsOf(cells: readonly string[], units: UnitWords): Found {
  const [first = '', ...others] = cells;
  const hasWords = others.some((cell) => cell !== '' && !isFigure(cell));
  const place = PLACE.test(first) && hasWords ? first : '';
  const rest = (place === '' ? cells : others).filter((cell) => cell !== '');
  const words = rest.filter((cell) => !isFigure(cell));
  const [description = '', ...more] = words;
  const unit = more.find((cell) => codeIn(units, cell) in units) ?? more[0] ?? '';
  return { place, description, unit: codeIn(units, unit), figures: rest.filter(isFigure).map(bare) };
}

function lineOf({ description, unit, figures }: Found, under: Pick<BudgetLine, 'heading' | 'part'>): BudgetLine {
  const [quantity = '', unitCost = ''] = figures;
  return { id: '', ...under, description, unit, quantity, unitCost };
}

function kindOf({ place, description, figures }: Found): PastedRow['as'] {
  if (SUM.test(description)) return 'total';
  return place !== '' && figures.length === 0 ? 'heading' : 'unread';
}

/** A number in any way of writing it, also one that has to be asked about; a currency beside it does not matter. */
function isFigure(cell: string): boolean {
  const reading = readNumber(bare(cell));
  return reading.ok || reading.reason === 'ambiguous';
}

function bare(cell: string): string {
  return cell.replace(/\s*(?:MAD|DHS?|EUR|€|درهم|أورو)\.?$/iu, '');
}
