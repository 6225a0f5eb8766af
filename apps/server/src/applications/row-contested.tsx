import { DateTime } from '../ui/date-time.js';
import { Notice } from '../ui/notice.js';
import { PersonName } from '../ui/person-name.js';
import type { BudgetFormProps } from './budget-cell.js';

/** A row that was to be taken away and was changed by somebody else meanwhile: it stays until it was read again. */
export function RowContested({ view, contests, row }: BudgetFormProps & { readonly row: string }) {
  const contest = contests.find(({ of }) => of.question === row);
  if (!contest) return null;
  const { change } = contest;
  return (
    <div class="budget-row-contested">
      <Notice tone="attention">
        {change
          ? view.pieces('budget.rowContested.by', {
              name: <PersonName key="name" name={change.name} />,
              time: <DateTime key="time" view={view} at={change.changedAt} show="hour" />,
            })
          : view.t('budget.rowContested.unknown')}
      </Notice>
    </div>
  );
}
