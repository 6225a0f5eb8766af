import { type Budget, cellsOf, type Cells, rowOf, rowsIn, withCells, withLinesOrdered, withoutRows } from '#libs/calls';
import { type Contested, merged } from '../domain/merge.js';

/** A budget as somebody has it before their eyes. */
export interface SeenBudget {
  readonly cells: Cells;
  readonly rows: ReadonlySet<string>;
  /** Lines and sources that stood there then or later. */
  readonly came: ReadonlySet<string>;
}

/** What somebody writes into a budget. */
export interface BudgetWriting {
  /** Cells as they stand on the writer's page; what is not named stays. */
  readonly cells: Cells;
  /** Lines and sources that the writer takes away. */
  readonly removed: readonly string[];
  /** All lines in the order of the writer's page, where the page says it. */
  readonly order?: readonly string[] | undefined;
  /** The budget as the writer had seen it where they read that cell; null where nobody can tell. */
  readonly seen: (cell: string) => SeenBudget | null;
}

export interface BudgetMerge {
  readonly budget: Budget;
  /** Cells by their names, and rows by their ids: of a row that was to be taken away, `mine` is null. */
  readonly contested: readonly Contested[];
}

export function seenBudget(budget: Budget): SeenBudget {
  const rows = new Set(rowsIn(budget));
  return { cells: cellsOf(budget), rows, came: rows };
}

/**
 * Puts what somebody wrote into the stored budget, cell by cell, by the rule of all answers: only what its writer had
 * seen is replaced. A line that one took away and another changed meanwhile is contested, whichever came first: what was
 * typed into it is never gone unseen, even where the line came after its writer had read the page. Lines that others
 * added or took away stay so.
 */
export function mergedBudget(stored: Budget, writing: BudgetWriting): BudgetMerge {
  const now = seenBudget(stored);
  const removal = removals(stored, now, writing);
  const cells = mergedCells(now, writing);
  const changed = withCells(withoutRows(stored, removal.rows), cells.taken);
  return {
    budget: ordered(changed, stored, writing),
    contested: [...cells.contested, ...removal.contested],
  };
}

function mergedCells(now: SeenBudget, { cells, removed, seen }: BudgetWriting) {
  const answers: Record<string, string> = {};
  const before = new Map<string, string>();
  for (const [cell, mine] of Object.entries(cells)) {
    const row = rowOf(cell);
    if (row !== null && removed.includes(row)) continue;
    const saw = seen(cell);
    const isGone = row !== null && saw?.came.has(row) === true && !now.rows.has(row);
    // Where a line stands goes with whatever is written into it: alone it says nothing of a line that is gone.
    if ((saw && mine === (saw.cells[cell] ?? '')) || (isGone && isPlace(cell))) continue;
    answers[cell] = mine;
    if (saw && !isGone) before.set(cell, saw.cells[cell] ?? '');
  }
  const { answers: after, contested } = merged(now.cells, { answers, seen: before });
  const taken = Object.entries(answers).filter(([cell]) => after[cell] !== now.cells[cell]);
  return { taken: Object.fromEntries(taken), contested };
}

function isPlace(cell: string): boolean {
  return cell.endsWith('.heading');
}

/** A row is taken away only as its writer had seen it, whole. */
function removals(stored: Budget, now: SeenBudget, { removed, seen }: BudgetWriting) {
  const known = removed.filter((row) => now.rows.has(row));
  const isAsSeen = (row: string) =>
    cellsOfRow(stored, row).every(([cell, text]) => {
      const saw = seen(cell);
      return saw?.rows.has(row) && (saw.cells[cell] ?? '') === text;
    });
  const contested = known
    .filter((row) => !isAsSeen(row))
    .map((question): Contested => ({ question, mine: null, theirs: Object.fromEntries(cellsOfRow(stored, question)) }));
  return { rows: known.filter(isAsSeen), contested };
}

/** Every cell that a row has, also the empty ones: emptying one is a change too. */
function cellsOfRow({ lines, sources }: Budget, row: string): readonly (readonly [string, string])[] {
  const found = [...lines, ...sources].find(({ id }) => id === row);
  return Object.entries(found ?? {}).flatMap(([column, text]) =>
    column === 'id' || typeof text !== 'string' ? [] : [[`${row}.${column}`, text] as const],
  );
}

/** The order is the writer's unless somebody else added, moved or took away rows meanwhile; no order loses a line. */
function ordered(budget: Budget, stored: Budget, { order, seen }: BudgetWriting): Budget {
  const rows = seen('')?.rows;
  return order && rows && [...rows].join(' ') === rowsIn(stored).join(' ') ? withLinesOrdered(budget, order) : budget;
}
