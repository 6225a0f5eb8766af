import type { BudgetHeading } from '#libs/calls';
import { LiveShare, LiveTotal } from '../ui/live-total.js';
import { Sentence } from '../ui/sentence.js';
import { BudgetCell, type BudgetFormProps } from './budget-cell.js';
import { ALL_LINES, lineTotal } from './budget-line.js';

export type HeadingTotalProps = BudgetFormProps & { readonly heading: BudgetHeading };

export function HeadingTotal({ view, heading, draft, currency }: HeadingTotalProps) {
  return (
    <p class="budget-subtotal">
      <span>{view.t('applications.budget.subtotal', { id: heading.id })}</span>
      <LiveTotal
        view={view}
        name={`heading-${heading.id}`}
        of={{ sum: [lineTotal(heading.id, ALL_LINES)] }}
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

/** Lines 7 to 11, and what is asked for. */
export function BudgetSummary(props: BudgetFormProps) {
  const { view, draft, terms, currency } = props;
  const { totals } = draft;
  const headings = terms.rules.headings.map(({ id }) => `heading-${id}`);
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
      <BudgetCell {...props} name="indirect" row={null} />
      {total('withoutReserve', ['direct', 'indirect'], totals.withoutReserveMinor)}
      <BudgetCell {...props} name="contingency" row={null} />
      {total('grandTotal', ['withoutReserve', 'contingency'], totals.totalMinor)}
      <BudgetCell {...props} name="requested" row={null} />
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
