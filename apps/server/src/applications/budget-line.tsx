import { type BudgetHeading, type BudgetLine, cellName } from '#libs/calls';
import { Button } from '../ui/action-form.js';
import { errorOf } from '../ui/field-error.js';
import { LiveTotal } from '../ui/live-total.js';
import { BudgetCell, type BudgetFormProps, detailsOf } from './budget-cell.js';
import { contestId } from './contest.js';
import { RowContested } from './row-contested.js';

export interface BudgetLineProps extends BudgetFormProps {
  readonly line: BudgetLine;
  /** Its number in the annex; '' for a line to come. */
  readonly number: string;
  readonly heading: BudgetHeading;
}

/** One line: what, how many of which unit, at what cost; the total follows. */
export function BudgetLineFields(props: BudgetLineProps) {
  const { view, line, number, heading, terms, draft, currency } = props;
  const { firstYear } = terms.rules;
  const isNew = number === '';
  return (
    <fieldset
      class={firstYear ? 'budget-line budget-line-years' : 'budget-line'}
      id={contestId(line.id)}
      data-row={line.id}
      data-new={isNew ? '' : undefined}
    >
      <legend class="visually-hidden">
        {view.t(isNew ? 'budget.newLine' : 'budget.line', { number, description: line.description })}
      </legend>
      <RowContested {...props} row={line.id} />
      <Cell {...props} column="heading" />
      <span class="budget-number nums" aria-hidden="true">
        {isNew ? '+' : number}
      </span>
      {['description', 'unit', 'quantity', ...(firstYear ? ['firstYear'] : []), 'unitCost'].map((column) => (
        <Cell key={column} {...props} column={column} />
      ))}
      <div class="budget-total">
        <span class="label">{view.t('applications.budget.total')}</span>
        <LiveTotal
          view={view}
          name={lineTotal(heading.id, line.id)}
          of={{ product: [cellName(line.id, 'quantity'), cellName(line.id, 'unitCost')] }}
          minor={draft.totals.lines[line.id] ?? 0}
          currency={currency}
        />
      </div>
      <div class="budget-more">
        <Details {...props} />
        <div class="budget-add">
          <Button weight="quiet" name="_do" value={`add:${heading.id}`}>
            {view.t('applications.budget.addLine')}
          </Button>
        </div>
        <Tools {...props} />
      </div>
    </fieldset>
  );
}

/** The name of a line's total, and of the totals of all lines of a heading. */
export const lineTotal = (heading: string, line: string) => `of${heading}-${line}`;
export const ALL_LINES = 'l*';

function Cell({ column, ...props }: BudgetLineProps & { readonly column: string }) {
  return <BudgetCell {...props} name={cellName(props.line.id, column)} row={props.line} />;
}

/** What may be said about a line besides its figures; open where something is missing in it. */
function Details(props: BudgetLineProps) {
  const { view, line, heading, terms, errors, contests } = props;
  const columns = detailsOf(heading, terms.rules);
  if (columns.length === 0) return null;
  const names = columns.map((column) => cellName(line.id, column));
  const isOpen = names.some(
    (name) => errorOf(errors, name) !== undefined || contests.some(({ of }) => of.question === name),
  );
  const isFilled = [line.part, line.clarification, line.basis].some((text) => (text ?? '') !== '');
  return (
    <details class="budget-details" open={isOpen}>
      <summary>{view.t(isFilled ? 'budget.details.change' : 'budget.details.add')}</summary>
      {columns.map((column) => (
        <Cell key={column} {...props} column={column} />
      ))}
    </details>
  );
}

function Tools({ view, line, number }: BudgetLineProps) {
  const name = view.t('budget.line', { number, description: line.description });
  return (
    <div class="budget-tools">
      {(['up', 'down', 'copy', 'remove'] as const).map((verb) => (
        <button key={verb} type="submit" class="button button-quiet" name="_do" value={`${verb}:${line.id}`}>
          {view.t(`budget.tool.${verb}`)}
          <span class="visually-hidden"> {name}</span>
        </button>
      ))}
    </div>
  );
}
