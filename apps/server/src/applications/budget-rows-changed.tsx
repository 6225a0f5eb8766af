import { budgetFrom, differingCells } from '#libs/applications';
import { type Budget, type Call, cellsOf, computeBudget, partsOfCell } from '#libs/calls';
import type { Json } from '#libs/kernel';
import { Money } from '../ui/money.js';
import type { View } from '../ui/view.js';
import { cellInWords } from './budget-cell.js';

export interface BudgetRowsChangedProps {
  readonly view: View;
  readonly call: Call;
  readonly lot: string;
  /** `lines` or `sources`. */
  readonly part: string;
  readonly before: Json | null;
  readonly after: Json | null;
  readonly side: 'before' | 'after';
}

/** The lines or the sources of a budget on one side of a change: how many, what they come to, and each cell that differs. */
export function BudgetRowsChanged({ view, call, lot, part, before, after, side }: BudgetRowsChangedProps) {
  const both = { before: budgetOf(part, before), after: budgetOf(part, after) };
  const { lines, sources } = both[side];
  const cells = differingCells(cellsOf(both.before), cellsOf(both.after));
  return (
    <>
      <p>
        {view.t('correction.entries', { count: lines.length + sources.length })}{' '}
        {part === 'lines' ? (
          <Money
            view={view}
            minor={computeBudget(both[side], call.terms(lot)).totals.directMinor}
            currency={call.currency}
          />
        ) : null}
      </p>
      <ul class="budget-differences">
        {cells.map((one) => {
          const { row = '', column = '' } = partsOfCell(one.cell) ?? {};
          if (column === 'heading') return null;
          const text = cellInWords(view, call.file.budget, column, one[side]);
          return (
            <li key={one.cell}>
              {NAMES.includes(column) ? null : (
                <bdi class="budget-changed">{nameOf(row, both[side], both.after, both.before)}</bdi>
              )}{' '}
              {view.t(`budget.column.${column}`)}{' '}
              {text === '' ? <span class="muted">{view.t('ui.field.notProvided')}</span> : <bdi>{text}</bdi>}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** What a row is called by. */
const NAMES = ['description', 'name'];

function budgetOf(part: string, value: Json | null): Budget {
  return budgetFrom(value === null ? {} : { [part]: value });
}

/** What a row is called on this side, or wherever it has a name. */
function nameOf(row: string, ...budgets: readonly Budget[]): string {
  const names = budgets.flatMap(({ lines, sources }) => [
    lines.find(({ id }) => id === row)?.description,
    sources.find(({ id }) => id === row)?.name,
  ]);
  return names.find((name) => name !== undefined && name !== '') ?? '';
}
