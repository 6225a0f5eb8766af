import { cellName, type FundingSource, rowsIn, SOURCE_CELLS } from '#libs/calls';
import { Button } from '../ui/action-form.js';
import { LiveTotal } from '../ui/live-total.js';
import { BudgetCell, type BudgetFormProps } from './budget-cell.js';
import { freshSource } from './budget-fields.js';
import { contestId } from './contest.js';
import { RowContested } from './row-contested.js';

/** Who pays what the grant does not. */
export function BudgetSources(props: BudgetFormProps) {
  const { view, draft, currency, owner } = props;
  const { budget, totals } = draft;
  const fresh = freshSource(owner, new Set(rowsIn(budget)));
  return (
    <section>
      <h2>{view.t('applications.budget.sources')}</h2>
      <p class="help">{view.t('applications.budget.sourcesHelp')}</p>
      <div id={listId('sources')}>
        {budget.sources.map((source) => (
          <BudgetSource key={source.id} {...props} source={source} isNew={false} />
        ))}
        <BudgetSource {...props} source={fresh} isNew />
      </div>
      <p class="budget-subtotal">
        <span>{view.t('budget.funding')}</span>
        <LiveTotal
          view={view}
          name="funding"
          of={{ sum: ['requested', 's*.amount'] }}
          minor={totals.requestedMinor + totals.sourcesMinor}
          currency={currency}
        />
      </p>
    </section>
  );
}

/** Where the lines of a heading, or the sources, stand. */
export const listId = (place: string) => `rows-${place}`;

export type BudgetSourceProps = BudgetFormProps & { readonly source: FundingSource; readonly isNew: boolean };

export function BudgetSource({ source, isNew, ...props }: BudgetSourceProps) {
  const { view } = props;
  return (
    <fieldset
      class="budget-line budget-line-short"
      id={contestId(source.id)}
      data-row={source.id}
      data-new={isNew ? '' : undefined}
    >
      <legend class="visually-hidden">{view.t('applications.budget.source.one', { name: source.name })}</legend>
      <RowContested {...props} row={source.id} />
      {SOURCE_CELLS.map((column) => (
        <BudgetCell key={column} {...props} name={cellName(source.id, column)} row={source} />
      ))}
      <div class="budget-add">
        <Button weight="quiet" name="_do" value="add:sources">
          {view.t('applications.budget.source.add')}
        </Button>
      </div>
      <div class="budget-tools">
        <Button weight="quiet" name="_do" value={`remove:${source.id}`}>
          {view.t('applications.budget.source.remove')}
        </Button>
      </div>
    </fieldset>
  );
}
