import { errorOf } from '../ui/field-error.js';
import { Field } from '../ui/field.js';
import { LiveTotal } from '../ui/live-total.js';
import { Sentence } from '../ui/sentence.js';
import type { BudgetCellProps } from './budget-cell.js';

/** A figure that is typed and stands under no heading: lines 8 and 10, and the contribution asked for. */
export function BudgetFigure({ view, name, draft, terms, currency, errors }: BudgetCellProps) {
  const { budget, totals } = draft;
  const label = view.t(`applications.budget.${name}`);
  const common = { view, name, label, currency, error: errorOf(errors, name) };
  if (name === 'requested') {
    const help = view.t('applications.budget.requestedHelp');
    return <Field kind="money" {...common} help={help} value={budget.requested} />;
  }
  const isIndirect = name === 'indirect';
  const percent = isIndirect ? terms.rules.indirectMaxPercent : terms.rules.contingencyMaxPercent;
  const help = (
    <Sentence
      view={view}
      of="applications.budget.limit"
      with={{
        percent,
        amount: (
          <LiveTotal
            view={view}
            name={`${name}-limit`}
            of={{ percent: `${percent} direct` }}
            minor={isIndirect ? totals.indirectLimitMinor : totals.contingencyLimitMinor}
            currency={currency}
          />
        ),
      }}
    />
  );
  const value = isIndirect ? budget.indirect : budget.contingency;
  return <Field kind="money" {...common} optional help={help} value={value} />;
}
