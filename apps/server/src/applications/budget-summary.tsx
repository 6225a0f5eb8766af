import type { BudgetDraft } from '#libs/applications';
import type { BudgetHeading, BudgetRules } from '#libs/calls';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Field } from '../ui/field.js';
import { LiveShare, LiveTotal } from '../ui/live-total.js';
import { Sentence } from '../ui/sentence.js';
import type { View } from '../ui/view.js';

interface Of {
  readonly view: View;
  readonly draft: BudgetDraft;
  readonly currency: string;
}

export interface HeadingTotalProps extends Of {
  readonly heading: BudgetHeading;
  /** Places of the heading's lines in the form. */
  readonly places: readonly number[];
}

export function HeadingTotal({ view, heading, places, draft, currency }: HeadingTotalProps) {
  return (
    <p class="budget-subtotal">
      <span>{view.t('applications.budget.subtotal', { id: heading.id })}</span>
      <LiveTotal
        view={view}
        name={`heading-${heading.id}`}
        of={{ sum: places.map((place) => `line-${place}`) }}
        minor={draft.totals.headings[heading.id] ?? 0}
        currency={currency}
      />
      <span class="budget-share">
        <Sentence
          view={view}
          of="budget.ofDirect"
          with={{
            share: (
              <LiveShare
                view={view}
                name={`share-${heading.id}`}
                of={[`heading-${heading.id}`, 'direct']}
                partMinor={draft.totals.headings[heading.id] ?? 0}
                wholeMinor={draft.totals.directMinor}
              />
            ),
          }}
        />
      </span>
    </p>
  );
}

export interface BudgetSummaryProps extends Of {
  readonly rules: BudgetRules;
  readonly errors: readonly FieldError[];
}

/** Lines 7 to 11, and what is asked for. */
export function BudgetSummary({ view, draft, rules, currency, errors }: BudgetSummaryProps) {
  const { budget, totals } = draft;
  const money = (name: 'indirect' | 'contingency' | 'requested') => ({
    view,
    name,
    currency,
    value: budget[name],
    error: errorOf(errors, name),
    label: view.t(`applications.budget.${name}`),
  });
  const limit = (name: string, minor: number, percent: string) => (
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
            minor={minor}
            currency={currency}
          />
        ),
      }}
    />
  );
  const headings = rules.headings.map(({ id }) => `heading-${id}`);
  const total = (name: string, sum: readonly string[], minor: number) => (
    <p class="budget-subtotal">
      <span>{view.t(`applications.budget.${name}`)}</span>
      <LiveTotal view={view} name={name} of={{ sum }} minor={minor} currency={currency} />
    </p>
  );
  return (
    <section>
      <h2>{view.t('applications.budget.totals')}</h2>
      {total('direct', headings, totals.directMinor)}
      <Field
        kind="money"
        {...money('indirect')}
        optional
        help={limit('indirect', totals.indirectLimitMinor, rules.indirectMaxPercent)}
      />
      {total('withoutReserve', ['direct', 'indirect'], totals.withoutReserveMinor)}
      <Field
        kind="money"
        {...money('contingency')}
        optional
        help={limit('contingency', totals.contingencyLimitMinor, rules.contingencyMaxPercent)}
      />
      {total('grandTotal', ['withoutReserve', 'contingency'], totals.totalMinor)}
      <Field kind="money" {...money('requested')} help={view.t('applications.budget.requestedHelp')} />
      <p class="nums">
        <Sentence
          view={view}
          of="applications.budget.share"
          with={{
            share: (
              <LiveShare
                view={view}
                name="share"
                of={['requested', 'grandTotal']}
                partMinor={totals.requestedMinor}
                wholeMinor={totals.totalMinor}
              />
            ),
          }}
        />
      </p>
    </section>
  );
}
