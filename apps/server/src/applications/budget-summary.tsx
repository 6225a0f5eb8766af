import { currencySign } from '#libs/platform';
import type { BudgetDraft } from '#libs/applications';
import type { BudgetHeading, BudgetRules } from '#libs/calls';
import { said } from '../calls/said.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Field } from '../ui/field.js';
import { LiveTotal } from '../ui/live-total.js';
import { Money } from '../ui/money.js';
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
  const limit = (minor: number, percent: string) =>
    view.t('applications.budget.limit', { percent, amount: view.format.money(minor, currency) });
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
        help={limit(totals.indirectLimitMinor, rules.indirectMaxPercent)}
      />
      {total('withoutReserve', ['direct', 'indirect'], totals.withoutReserveMinor)}
      <Field
        kind="money"
        {...money('contingency')}
        optional
        help={limit(totals.contingencyLimitMinor, rules.contingencyMaxPercent)}
      />
      {total('grandTotal', ['withoutReserve', 'contingency'], totals.totalMinor)}
      <Field kind="money" {...money('requested')} help={view.t('applications.budget.requestedHelp')} />
      {totals.shareBasisPoints === null ? null : (
        <p class="nums">
          {view.t('applications.budget.share', { share: view.format.percent(totals.shareBasisPoints / 10_000) })}
        </p>
      )}
    </section>
  );
}

/** The budget to be read: headings with their lines and totals. */
export function BudgetFigures({ view, draft, rules, currency }: Of & { readonly rules: BudgetRules }) {
  const { totals } = draft;
  const figure = (key: string, minor: number) => (
    <tr key={key}>
      <th scope="row">{view.t(`applications.budget.${key}`)}</th>
      <td class="num">
        <Money view={view} minor={minor} currency={currency} show="amount" />
      </td>
    </tr>
  );
  return (
    <div class="table-frame">
      <table class="plain-table">
        <caption>{view.t('applications.budget.caption', { currency: currencySign(view.lang, currency) })}</caption>
        <tbody>
          {rules.headings.map((heading) => (
            <HeadingFigures key={heading.id} view={view} heading={heading} draft={draft} currency={currency} />
          ))}
          {figure('direct', totals.directMinor)}
          {figure('indirect', totals.indirectMinor)}
          {figure('withoutReserve', totals.withoutReserveMinor)}
          {figure('contingency', totals.contingencyMinor)}
          {figure('grandTotal', totals.totalMinor)}
          {figure('requested', totals.requestedMinor)}
          {figure('otherFunds', totals.sourcesMinor)}
        </tbody>
      </table>
    </div>
  );
}

function HeadingFigures({ view, heading, draft, currency }: Of & { readonly heading: BudgetHeading }) {
  const lines = draft.budget.lines.filter((line) => line.heading === heading.id);
  return (
    <>
      <tr class="table-group">
        <th scope="row">
          {view.t('applications.budget.heading', { id: heading.id, title: said(view, heading.title) })}
        </th>
        <td class="num">
          <Money view={view} minor={draft.totals.headings[heading.id] ?? 0} currency={currency} show="amount" />
        </td>
      </tr>
      {lines.map((line) => (
        <tr key={line.id}>
          <td>
            <bdi>{line.description}</bdi>
          </td>
          <td class="num">
            <Money view={view} minor={draft.totals.lines[line.id] ?? 0} currency={currency} show="amount" />
          </td>
        </tr>
      ))}
    </>
  );
}
