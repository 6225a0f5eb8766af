import { createHash } from 'node:crypto';
import {
  type Budget,
  type BudgetFault,
  type BudgetLine,
  type Cells,
  cellName,
  cellsOf,
  type FundingSource,
  isBlank,
  partsOfCell,
  rowOf,
} from '#libs/calls';
import { fieldsIn } from './posted-texts.js';

/** The field that says at which version of the page a cell was read. */
export const seenField = (cell: string) => `seen.${cell}`;
/** The field that says that all of the budget was sent. */
export const WHOLE = 'whole';

/** What a form of the budget carries: cells as typed, and the version of the page at which each was read. */
export interface CarriedBudget {
  readonly cells: Cells;
  readonly seen: Readonly<Record<string, number>>;
  /** Rows in which nothing stands any more. */
  readonly blank: readonly string[];
}

/** The cells that a posted form carries; those that it does not name stay as they are. */
export function cellsIn(body: unknown): CarriedBudget {
  const posted = fieldsIn(body);
  const cells = Object.fromEntries(Object.entries(posted).filter(([name]) => partsOfCell(name) !== undefined));
  const rows = [...new Set(Object.keys(cells).flatMap((name) => rowOf(name) ?? []))];
  const seen = Object.keys(cells).flatMap((name) => {
    const version = posted[seenField(name)] ?? '';
    return /^\d{1,9}$/u.test(version) ? [[name, Number(version)] as const] : [];
  });
  return { cells, seen: Object.fromEntries(seen), blank: rows.filter((row) => isBlank(row, cells)) };
}

/** The fields that say a budget, as a form would send it. */
export function fieldsSaying(budget: Budget): Readonly<Record<string, string>> {
  const { indirect, contingency, requested } = budget;
  return { ...cellsOf(budget), indirect, contingency, requested };
}

/** The field that a fault of the budget belongs to. */
export function fieldOfFault({ line, source, field }: BudgetFault): string {
  const row = line ?? source;
  return row === undefined ? (field ?? NO_LINES) : cellName(row, field ?? 'amount');
}

/** Where the first line is to be written. */
export const NO_LINES = 'lines';

/**
 * The empty line that a page has under a heading. Its id is the same whenever this person opens the page on this device
 * until it is used: what was typed into it and not yet sent is found again, and nobody else begins the same line.
 */
export function freshLine(owner: string, heading: string, taken: ReadonlySet<string>): BudgetLine {
  return {
    id: freshId('l', `${owner} ${heading}`, taken),
    heading,
    description: '',
    unit: '',
    quantity: '',
    unitCost: '',
  };
}

export function freshSource(owner: string, taken: ReadonlySet<string>): FundingSource {
  return { id: freshId('s', owner, taken), kind: 'own', name: '', amount: '' };
}

function freshId(prefix: 'l' | 's', place: string, taken: ReadonlySet<string>): string {
  for (let n = 0; ; n += 1) {
    const digest = createHash('sha256').update(`${prefix} ${place} ${n}`).digest();
    const id = `${prefix}${100_000 + (digest.readUInt32BE() % 900_000)}`;
    if (!taken.has(id)) return id;
  }
}
