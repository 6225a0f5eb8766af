import { currencySign } from '#libs/platform';
import type { BudgetDraft } from '#libs/applications';
import { type BudgetHeading, type BudgetLine, type BudgetRules, numberedLines } from '#libs/calls';
import { said } from '../calls/said.js';
import { Money } from '../ui/money.js';
import { Sentence } from '../ui/sentence.js';
import type { View } from '../ui/view.js';

export interface BudgetFiguresProps {
  readonly view: View;
  readonly draft: BudgetDraft;
  readonly rules: BudgetRules;
  readonly currency: string;
}

/** The budget to be read: headings with their lines and totals, each with its share, and who pays the rest. */
export function BudgetFigures(props: BudgetFiguresProps) {
  const { view, draft, rules, currency } = props;
  const { totals } = draft;
  const caption = view.t('applications.budget.caption', { currency: currencySign(view.lang, currency) });
  const figure = (key: string, minor: number, title = view.t(`applications.budget.${key}`)) => (
    <tr key={key} class={key === 'grandTotal' || key === 'direct' ? 'table-group' : undefined}>
      <th scope="row">{title}</th>
      <Amount {...props} minor={minor} />
      <Share view={view} partMinor={minor} wholeMinor={totals.totalMinor} />
    </tr>
  );
  return (
    <div class="table-frame" tabindex={0} role="region" aria-label={caption}>
      <table class="plain-table budget-read">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{view.t('applications.budget.description')}</th>
            <th scope="col" class="num">
              {view.t('applications.budget.total')}
            </th>
            <th scope="col" class="num">
              {view.t('budget.shareHead')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.headings.map((heading) => (
            <HeadingFigures key={heading.id} {...props} heading={heading} />
          ))}
          {figure('direct', totals.directMinor)}
          {totals.firstYear
            ? figure('firstYear', totals.firstYear.directMinor, view.t('budget.field.firstYear'))
            : null}
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

function HeadingFigures(props: BudgetFiguresProps & { readonly heading: BudgetHeading }) {
  const { view, heading, draft } = props;
  const { headings, totalMinor } = draft.totals;
  const minor = headings[heading.id] ?? 0;
  return (
    <>
      <tr class="table-group">
        <th scope="row">
          {view.t('applications.budget.heading', { id: heading.id, title: said(view, heading.title) })}
        </th>
        <Amount {...props} minor={minor} />
        <Share view={view} partMinor={minor} wholeMinor={totalMinor} />
      </tr>
      {numberedLines(draft.budget.lines, heading).map(({ line, number }) => (
        <LineFigures key={line.id} {...props} line={line} number={number} />
      ))}
    </>
  );
}

function LineFigures(props: BudgetFiguresProps & { readonly line: BudgetLine; readonly number: string }) {
  const { view, draft, rules, line, number } = props;
  const unit = rules.units.find(({ code }) => code === line.unit);
  const minor = draft.totals.lines[line.id] ?? 0;
  const notes = (['clarification', 'basis'] as const).filter((name) => (line[name] ?? '') !== '');
  return (
    <tr>
      <td>
        <bdi class="budget-number nums">{number}</bdi> <bdi>{line.description}</bdi>
        <p class="budget-note nums">
          <Sentence
            view={view}
            of="budget.calculation"
            with={{
              quantity: <bdi>{line.quantity}</bdi>,
              unit: <bdi>{unit ? said(view, unit.text) : line.unit}</bdi>,
              unitCost: <bdi>{line.unitCost}</bdi>,
            }}
          />
        </p>
        {notes.map((name) => (
          <p key={name} class="budget-note">
            {view.t(`budget.field.${name}`)} <bdi class="written">{line[name]}</bdi>
          </p>
        ))}
      </td>
      <Amount {...props} minor={minor} />
      <Share view={view} partMinor={minor} wholeMinor={draft.totals.totalMinor} />
    </tr>
  );
}

function Amount({ view, currency, minor }: Pick<BudgetFiguresProps, 'view' | 'currency'> & { readonly minor: number }) {
  return (
    <td class="num">
      <Money view={view} minor={minor} currency={currency} show="amount" />
    </td>
  );
}

interface ShareProps {
  readonly view: View;
  readonly partMinor: number;
  readonly wholeMinor: number;
}

function Share({ view, partMinor, wholeMinor }: ShareProps) {
  return <td class="num muted">{wholeMinor === 0 ? '' : view.format.percent(partMinor / wholeMinor)}</td>;
}
