import type { Budget, BudgetLine, FundingSource } from './budget.js';
import {
  lineCells,
  sourceCells,
  figureCell,
  sheetColumns,
  type ReadCell,
  type SheetCell,
  type SheetColumn,
  type SheetWords,
  TYPED_FIGURES,
} from './budget-sheet.js';
import type { BudgetRules } from './file/rules-file.js';
import { typedNumber } from './typed-number.js';

/** What the sheet is read against: the budget that it was made from, the call's rules and the words of the sheet. */
export interface SheetContext {
  readonly budget: Budget;
  readonly rules: BudgetRules;
  readonly words: SheetWords;
}

type Cells = Readonly<Partial<Record<SheetColumn, ReadCell>>>;

/**
 * The budget that a changed sheet says. A cell that was not changed stays as it was typed; a row without a known first
 * cell is a new line, under the heading that it stands below or names. Null for a sheet that is not one of ours.
 */
export function readBudgetSheet(rows: readonly (readonly ReadCell[])[], context: SheetContext): Budget | null {
  const columns = sheetColumns(context.rules);
  const refs = new Set(rows.map(([ref]) => textIn(ref ?? null).trim()));
  if (!context.rules.headings.every(({ id }) => refs.has(`heading ${id}`)) || !refs.has('sources')) return null;
  const reader = new SheetReader(context);
  for (const row of rows.slice(1))
    reader.read(Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null])));
  return reader.budget();
}

/** Goes down the sheet, row by row, and remembers under which heading it is. */
class SheetReader {
  private heading: string;
  private isAmongSources = false;
  private readonly lines: BudgetLine[] = [];
  private readonly sources: FundingSource[] = [];
  private readonly figures: Record<string, string>;
  private readonly seen = new Set<string>();

  constructor(private readonly context: SheetContext) {
    const { indirect, contingency, requested } = context.budget;
    this.figures = { indirect, contingency, requested };
    this.heading = context.rules.headings[0]?.id ?? '';
  }

  read(cells: Cells): void {
    const ref = textIn(cells.ref ?? null).trim();
    const [, heading] = /^heading (\d)$/u.exec(ref) ?? [];
    if (heading !== undefined) this.heading = heading;
    else if (ref === 'sources') this.isAmongSources = true;
    else if (isFigure(ref)) this.figures[ref] = figureIn(cells.total ?? null, this.context.budget[ref]);
    else if (!isComputed(ref) && isFilled(cells, this.isAmongSources ? OF_SOURCE : OF_LINE)) this.readEntry(ref, cells);
  }

  budget(): Budget {
    const { indirect = '', contingency = '', requested = '' } = this.figures;
    return {
      lines: identified(this.lines, 'l'),
      indirect,
      contingency,
      requested,
      sources: identified(this.sources, 's'),
    };
  }

  private readEntry(ref: string, cells: Cells): void {
    const isFirst = !this.seen.has(ref);
    this.seen.add(ref);
    if (this.isAmongSources) this.sources.push(this.source(isFirst ? ref : '', cells));
    else this.lines.push(this.line(isFirst ? ref : '', cells));
  }

  private line(ref: string, cells: Cells): BudgetLine {
    const { budget, rules, words } = this.context;
    const base = budget.lines.find(({ id }) => id === ref);
    const written = base ? lineCells(base, rules, words) : {};
    const kept = (column: SheetColumn, typed: string, changed: (cell: ReadCell) => string) =>
      base && isSame(cells[column] ?? null, written[column] ?? null) ? typed : changed(cells[column] ?? null);
    const place = kept('heading', '', textIn).trim();
    const clarification = kept('clarification', base?.clarification ?? '', textIn);
    const basis = kept('basis', base?.basis ?? '', textIn);
    const firstYear = rules.firstYear ? kept('firstYear', base?.firstYear ?? '', typedNumber) : (base?.firstYear ?? '');
    return {
      id: base?.id ?? '',
      ...(base && place === '' ? placeOf(base) : placeIn(place, this.heading, rules)),
      description: kept('description', base?.description ?? '', textIn),
      unit: kept('unit', base?.unit ?? '', (cell) => codeIn(words.units, textIn(cell))),
      quantity: kept('quantity', base?.quantity ?? '', typedNumber),
      unitCost: kept('unitCost', base?.unitCost ?? '', typedNumber),
      ...given({
        firstYear,
        clarification: rules.clarification === 'notAsked' ? (base?.clarification ?? '') : clarification,
        basis: rules.basis === 'notAsked' ? (base?.basis ?? '') : basis,
      }),
    };
  }

  private source(ref: string, cells: Cells): FundingSource {
    const { budget, words } = this.context;
    const base = budget.sources.find(({ id }) => id === ref);
    const written = base ? sourceCells(base, words) : {};
    const isKept = (column: SheetColumn) =>
      base !== undefined && isSame(cells[column] ?? null, written[column] ?? null);
    const kind = codeIn(words.kinds, textIn(cells.unit ?? null));
    return {
      id: base?.id ?? '',
      kind: kind === 'other' ? 'other' : 'own',
      name: isKept('description') ? (base?.name ?? '') : textIn(cells.description ?? null),
      amount: isKept('total') ? (base?.amount ?? '') : typedNumber(cells.total ?? null),
    };
  }
}

/** A cell as text; numbers as people write them. */
export function textIn(cell: ReadCell): string {
  return typeof cell === 'string' ? cell : typedNumber(cell);
}

function figureIn(cell: ReadCell, typed: string): string {
  return isSame(cell, figureCell(typed)) ? typed : typedNumber(cell);
}

/** The same to whoever reads it: spreadsheets keep neither control characters nor the kind of a line break. */
export function isSame(cell: ReadCell, written: SheetCell): boolean {
  if (typeof cell === 'number' || typeof written === 'number') return cell === written;
  return typeof written === 'object' && written !== null ? false : plain(textIn(cell)) === plain(written ?? '');
}

/** A text as a workbook carries it. */
export function plain(text: string): string {
  // XML carries no control character but tab and line break.
  const carried = text.replace(/\r\n?/gu, '\n').replace(/(?![\t\n])[\p{Cc}\ufffe\uffff]/gu, '');
  return carried.trim();
}

const OF_LINE = ['description', 'quantity', 'unitCost', 'clarification', 'basis'] as const;
const OF_SOURCE = ['description', 'total'] as const;

function isFilled(cells: Cells, columns: readonly SheetColumn[]): boolean {
  return columns.some((column) => textIn(cells[column] ?? null).trim() !== '');
}

function isFigure(ref: string): ref is (typeof TYPED_FIGURES)[number] {
  return TYPED_FIGURES.some((figure) => figure === ref);
}

function isComputed(ref: string): boolean {
  return /^(?:subtotal \d|direct|withoutReserve|grandTotal)$/u.test(ref);
}

function placeOf({ heading, part }: BudgetLine): Pick<BudgetLine, 'heading' | 'part'> {
  return { heading, ...given({ part: part ?? '' }) };
}

/** `1`, `1.2` or `1.2.3`; without a heading that the call has, the one that the row stands under. */
export function placeIn(typed: string, under: string, { headings }: BudgetRules): Pick<BudgetLine, 'heading' | 'part'> {
  const [, id = '', sub = ''] = /^(\d)(?:[.,](\d))?/u.exec(typed) ?? [];
  const heading = headings.find((one) => one.id === id);
  if (!heading) return { heading: under };
  const part = heading.parts.find((one) => one.id === `${id}.${sub}`);
  return { heading: id, ...(part ? { part: part.id } : {}) };
}

/** The code whose word or code somebody wrote; otherwise what they wrote, which the checks then refuse. */
export function codeIn(words: Readonly<Record<string, string>>, typed: string): string {
  const like = (text: string) => text.trim().toLocaleLowerCase('fr');
  const found = Object.entries(words).find(([code, word]) => [code, word].some((text) => like(text) === like(typed)));
  return found?.[0] ?? typed.trim();
}

function given<Fields extends Readonly<Record<string, string>>>(fields: Fields): Partial<Fields> {
  // Only entries of the given object are left, which Object.fromEntries cannot say.
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== '')) as Partial<Fields>;
}

/** Ids stay what they are; an entry without one gets the next free one. */
export function identified<Entry extends { readonly id: string }>(
  entries: readonly Entry[],
  prefix: 'l' | 's',
): readonly Entry[] {
  let last = Math.max(0, ...entries.map(({ id }) => Number(id.slice(1)) || 0));
  return entries.map((entry) => (entry.id === '' ? { ...entry, id: `${prefix}${(last += 1)}` } : entry));
}
