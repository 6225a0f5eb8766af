import type { BudgetLine, BudgetRules } from '#libs/calls';
import { said } from '../calls/said.js';
import { Button, Hidden } from '../ui/action-form.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Field } from '../ui/field.js';
import { LiveTotal } from '../ui/live-total.js';
import type { View } from '../ui/view.js';
import { lineField } from './budget-fields.js';

export interface BudgetLineProps {
  readonly view: View;
  readonly line: BudgetLine;
  readonly place: number;
  readonly isNew: boolean;
  readonly units: BudgetRules['units'];
  readonly totalMinor: number;
  readonly currency: string;
  readonly errors: readonly FieldError[];
}

/** One line: what, how many of which unit, at what cost; the total follows. */
export function BudgetLineFields({ view, line, place, isNew, units, totalMinor, currency, errors }: BudgetLineProps) {
  const of = (field: string) => {
    const name = lineField(place, field);
    return { view, name, label: view.t(`applications.budget.${field}`), error: errorOf(errors, name) };
  };
  return (
    <fieldset class="budget-line">
      <legend class="visually-hidden">
        {view.t(isNew ? 'applications.budget.newLine' : 'applications.budget.line', { description: line.description })}
      </legend>
      <Hidden values={{ [lineField(place, 'id')]: line.id, [lineField(place, 'heading')]: line.heading }} />
      <Field kind="text" {...of('description')} value={line.description} width="full" />
      <Field
        kind="select"
        {...of('unit')}
        value={line.unit}
        options={units.map(({ code, text }) => ({ value: code, label: said(view, text) }))}
      />
      <Field kind="number" {...of('quantity')} value={line.quantity} />
      <Field kind="money" {...of('unitCost')} value={line.unitCost} currency={currency} />
      <div class="budget-total">
        <span class="label">{view.t('applications.budget.total')}</span>
        <LiveTotal
          view={view}
          name={`line-${place}`}
          of={{ product: [lineField(place, 'quantity'), lineField(place, 'unitCost')] }}
          minor={totalMinor}
          currency={currency}
        />
      </div>
      {isNew ? (
        <Button weight="quiet" name="_do" value="save">
          {view.t('applications.budget.addLine')}
        </Button>
      ) : (
        <Button weight="quiet" name="_do" value={`remove:${line.id}`}>
          {view.t('applications.budget.removeLine')}
        </Button>
      )}
    </fieldset>
  );
}
