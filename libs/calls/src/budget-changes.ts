import type { Budget, BudgetLine, FundingSource } from './budget.js';

/** One cell that differs between two budgets. */
export interface ChangedCell {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What differs between two budgets: entries that came, went or changed, and the figures outside the lines. */
export interface BudgetChange {
  readonly kind:
    'lineAdded' | 'lineRemoved' | 'lineChanged' | 'sourceAdded' | 'sourceRemoved' | 'sourceChanged' | 'figure';
  readonly id: string;
  /** What the entry is called, after the change where it is still there. */
  readonly name: string;
  readonly cells: readonly ChangedCell[];
}

const LINE = [
  'heading',
  'part',
  'description',
  'unit',
  'quantity',
  'firstYear',
  'unitCost',
  'clarification',
  'basis',
] as const;
const SOURCE = ['name', 'kind', 'amount'] as const;
const FIGURES = ['indirect', 'contingency', 'requested'] as const;

/** Everything that would change if one budget became the other, cell by cell. Empty: they say the same. */
export function budgetChanges(before: Budget, after: Budget): readonly BudgetChange[] {
  return [
    ...entries(before.lines, after.lines, {
      prefix: 'line',
      fields: LINE,
      name: ({ description }: BudgetLine) => description,
    }),
    ...FIGURES.filter((field) => before[field] !== after[field]).map((field) => ({
      kind: 'figure' as const,
      id: field,
      name: '',
      cells: [{ field, before: before[field], after: after[field] }],
    })),
    ...entries(before.sources, after.sources, {
      prefix: 'source',
      fields: SOURCE,
      name: ({ name }: FundingSource) => name,
    }),
  ];
}

interface Kind<Entry> {
  readonly prefix: 'line' | 'source';
  readonly fields: readonly (keyof Entry & string)[];
  readonly name: (entry: Entry) => string;
}

function entries<Entry extends { readonly id: string }>(
  before: readonly Entry[],
  after: readonly Entry[],
  { prefix, fields, name }: Kind<Entry>,
): readonly BudgetChange[] {
  const cells = (was: Entry | null, is: Entry | null) =>
    fields
      .map((field) => ({ field, before: textOf(was, field), after: textOf(is, field) }))
      .filter((cell) => cell.before !== cell.after);
  const now = after.map((is): BudgetChange => {
    const was = before.find(({ id }) => id === is.id) ?? null;
    return { kind: was ? `${prefix}Changed` : `${prefix}Added`, id: is.id, name: name(is), cells: cells(was, is) };
  });
  const gone = before
    .filter(({ id }) => after.every((is) => is.id !== id))
    .map((was): BudgetChange => ({ kind: `${prefix}Removed`, id: was.id, name: name(was), cells: cells(was, null) }));
  return [...now.filter((change) => change.cells.length > 0), ...gone];
}

function textOf<Entry>(entry: Entry | null, field: keyof Entry): string {
  const value = entry?.[field];
  return typeof value === 'string' ? value : '';
}
