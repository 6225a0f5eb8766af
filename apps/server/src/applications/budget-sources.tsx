import type { BudgetDraft } from '#libs/applications';
import { Button, Hidden } from '../ui/action-form.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Field } from '../ui/field.js';
import { LiveTotal } from '../ui/live-total.js';
import type { View } from '../ui/view.js';
import { sourceField } from './budget-fields.js';

export interface BudgetSourcesProps {
  readonly view: View;
  readonly draft: BudgetDraft;
  readonly currency: string;
  readonly errors: readonly FieldError[];
}

/** Who pays what the grant does not. */
export function BudgetSources({ view, draft, currency, errors }: BudgetSourcesProps) {
  const { sources } = draft.budget;
  const shown = [...sources, { id: '', kind: 'own', name: '', amount: '' } as const];
  return (
    <section>
      <h2>{view.t('applications.budget.sources')}</h2>
      <p class="help">{view.t('applications.budget.sourcesHelp')}</p>
      {shown.map((source, i) => {
        const of = (field: string) => {
          const name = sourceField(i, field);
          return { view, name, label: view.t(`applications.budget.source.${field}`), error: errorOf(errors, name) };
        };
        const kinds = (['own', 'other'] as const).map((value) => ({
          value,
          label: view.t(`applications.budget.source.${value}`),
        }));
        return (
          <fieldset class="budget-line budget-line-short" key={i}>
            <legend class="visually-hidden">{view.t('applications.budget.source.one', { name: source.name })}</legend>
            <Hidden values={{ [sourceField(i, 'id')]: source.id }} />
            <Field kind="text" {...of('name')} value={source.name} width="full" />
            <Field kind="select" {...of('kind')} value={source.kind} options={kinds} />
            <Field kind="money" {...of('amount')} value={source.amount} currency={currency} />
            {source.id === '' ? (
              <Button weight="quiet" name="_do" value="save">
                {view.t('applications.budget.source.add')}
              </Button>
            ) : (
              <Button weight="quiet" name="_do" value={`remove:${source.id}`}>
                {view.t('applications.budget.source.remove')}
              </Button>
            )}
          </fieldset>
        );
      })}
      <p class="budget-subtotal">
        <span>{view.t('budget.funding')}</span>
        <LiveTotal
          view={view}
          name="funding"
          of={{ sum: ['requested', ...shown.map((_, i) => sourceField(i, 'amount'))] }}
          minor={draft.totals.requestedMinor + draft.totals.sourcesMinor}
          currency={currency}
        />
      </p>
    </section>
  );
}
