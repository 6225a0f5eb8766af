import type { BudgetDraft } from '#libs/applications';
import {
  type Budget,
  type BudgetHeading,
  type BudgetLine,
  type BudgetRules,
  type BudgetTerms,
  numberedLines,
} from '#libs/calls';
import { said } from '../calls/said.js';
import type { FieldError } from '../ui/field-error.js';
import { LiveTotals } from '../ui/live-total.js';
import type { View } from '../ui/view.js';
import { BudgetCeilings, type BudgetCeilingsProps } from './budget-ceilings.js';
import { BudgetLineFields } from './budget-line.js';
import { BudgetSources } from './budget-sources.js';
import { BudgetSummary, HeadingTotal } from './budget-summary.js';

export interface BudgetFormProps {
  readonly view: View;
  readonly draft: BudgetDraft;
  readonly terms: BudgetTerms;
  readonly currency: string;
  readonly errors: readonly FieldError[];
  readonly move: BudgetCeilingsProps['move'];
}

/** Every field of a budget with every figure that follows from them. */
export function BudgetForm(props: BudgetFormProps) {
  const { view, draft, terms, currency, errors } = props;
  const { rules } = terms;
  const placed = placedLines(draft.budget, rules);
  return (
    <LiveTotals view={view}>
      {rules.headings.map((heading) => (
        <HeadingLines
          key={heading.id}
          {...props}
          heading={heading}
          lines={placed.filter(({ line }) => line.heading === heading.id)}
        />
      ))}
      <BudgetSummary view={view} draft={draft} rules={rules} currency={currency} errors={errors} />
      <BudgetSources view={view} draft={draft} currency={currency} errors={errors} />
      <BudgetCeilings {...props} />
    </LiveTotals>
  );
}

interface Placed {
  readonly line: BudgetLine;
  /** Its place among the fields of the form. */
  readonly place: number;
}

type HeadingLinesProps = BudgetFormProps & { readonly heading: BudgetHeading; readonly lines: readonly Placed[] };

function HeadingLines({ view, draft, errors, terms, currency, heading, lines }: HeadingLinesProps) {
  const suggestions = heading.suggestions.map((text) => said(view, text));
  const numbered = numberedLines(
    lines.map(({ line }) => line).filter(({ id }) => id !== ''),
    heading,
  );
  const places = new Map(lines.map(({ line, place }) => [line.id, place]));
  const next = lines.find(({ line }) => line.id === '')?.line;
  const shown = [...numbered, ...(next ? [{ line: next, number: '' }] : [])];
  return (
    <section class="budget-heading">
      <h2>{view.t('applications.budget.heading', { id: heading.id, title: said(view, heading.title) })}</h2>
      {heading.help ? <p class="help">{said(view, heading.help)}</p> : null}
      {suggestions.length > 0 ? (
        <p class="help">{view.t('applications.budget.suggestions', { list: view.format.list(suggestions) })}</p>
      ) : null}
      {shown.map(({ line, number }) => (
        <BudgetLineFields
          key={line.id}
          view={view}
          line={line}
          number={number}
          place={places.get(line.id) ?? 0}
          heading={heading}
          rules={terms.rules}
          totalMinor={draft.totals.lines[line.id] ?? 0}
          currency={currency}
          errors={errors}
        />
      ))}
      <HeadingTotal
        view={view}
        heading={heading}
        places={lines.map(({ place }) => place)}
        draft={draft}
        currency={currency}
      />
    </section>
  );
}

/** The lines with their places, and one empty line at the end of each heading. */
function placedLines({ lines }: Budget, { headings }: BudgetRules): readonly Placed[] {
  const known = new Set(headings.map(({ id }) => id));
  const [first] = headings;
  const filled = lines.map((line, place) => ({
    // A line whose heading the call does not have is shown under the first one, where its fault can be mended.
    line: known.has(line.heading) ? line : { ...line, heading: first?.id ?? line.heading },
    place,
  }));
  const empty = headings.map(({ id: heading }, i) => ({
    line: { id: '', heading, description: '', unit: '', quantity: '', unitCost: '' },
    place: lines.length + i,
  }));
  return [...filled, ...empty];
}
