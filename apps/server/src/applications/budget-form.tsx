import { type Budget, type BudgetHeading, type BudgetLine, type BudgetRules, numberedLines, rowsIn } from '#libs/calls';
import { said } from '../calls/said.js';
import { fieldId } from '../ui/field-error.js';
import { LiveTotals } from '../ui/live-total.js';
import type { BudgetFormProps } from './budget-cell.js';
import { BudgetCeilings } from './budget-ceilings.js';
import { freshLine, NO_LINES } from './budget-fields.js';
import { BudgetLineFields } from './budget-line.js';
import { BudgetSources, listId } from './budget-sources.js';
import { BudgetSummary, HeadingTotal } from './budget-summary.js';

/** Every field of a budget with every figure that follows from them. */
export function BudgetForm(props: BudgetFormProps) {
  const { view, draft, terms } = props;
  return (
    <LiveTotals view={view}>
      <div id={fieldId(NO_LINES)} tabindex={-1}>
        {terms.rules.headings.map((heading) => (
          <HeadingLines
            key={heading.id}
            {...props}
            heading={heading}
            lines={linesUnder(draft.budget, heading, terms.rules)}
          />
        ))}
      </div>
      <BudgetSummary {...props} />
      <BudgetSources {...props} />
      <BudgetCeilings {...props} />
    </LiveTotals>
  );
}

/** The lines of a heading; one whose heading the call does not have is shown under the first, where it can be mended. */
export function linesUnder({ lines }: Budget, { id }: BudgetHeading, { headings }: BudgetRules): readonly BudgetLine[] {
  const known = new Set(headings.map((heading) => heading.id));
  const under = ({ heading }: BudgetLine) => (known.has(heading) ? heading : headings[0]?.id);
  return lines.filter((line) => under(line) === id).map((line) => ({ ...line, heading: id }));
}

type HeadingLinesProps = BudgetFormProps & { readonly heading: BudgetHeading; readonly lines: readonly BudgetLine[] };

function HeadingLines({ lines, ...props }: HeadingLinesProps) {
  const { view, draft, heading, owner } = props;
  const suggestions = heading.suggestions.map((text) => said(view, text));
  const fresh = freshLine(owner, heading.id, new Set(rowsIn(draft.budget)));
  return (
    <section class="budget-heading">
      <h2>{view.t('applications.budget.heading', { id: heading.id, title: said(view, heading.title) })}</h2>
      {heading.help ? <p class="help">{said(view, heading.help)}</p> : null}
      {suggestions.length > 0 ? (
        <p class="help">{view.t('applications.budget.suggestions', { list: view.format.list(suggestions) })}</p>
      ) : null}
      <div id={listId(heading.id)}>
        {[...numberedLines(lines, heading), { line: fresh, number: '' }].map(({ line, number }) => (
          <BudgetLineFields key={line.id} {...props} line={line} number={number} />
        ))}
      </div>
      <HeadingTotal {...props} />
    </section>
  );
}
