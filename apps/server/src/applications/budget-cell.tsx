import type { BudgetDraft, Contested, LastChange } from '#libs/applications';
import { type BudgetLine, type BudgetRules, type BudgetTerms, type FundingSource, partsOfCell } from '#libs/calls';
import { said } from '../calls/said.js';
import { Hidden } from '../ui/action-form.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { Field } from '../ui/field.js';
import type { View } from '../ui/view.js';
import type { BudgetCeilingsProps } from './budget-ceilings.js';
import { seenField } from './budget-fields.js';
import { BudgetFigure } from './budget-figure.js';
import { ChangedByNote, Contest } from './contest.js';

/** What a budget is shown with while it is written. */
export interface BudgetFormProps {
  readonly view: View;
  readonly draft: BudgetDraft;
  readonly terms: BudgetTerms;
  readonly currency: string;
  readonly errors: readonly FieldError[];
  readonly move: BudgetCeilingsProps['move'];
  /** The version of the page at which its reader sees these cells. */
  readonly version: number;
  /** Whose page it is: the lines that they begin get their ids from it. */
  readonly owner: string;
  /** What somebody else changed after its writer had read it. */
  readonly contests: readonly BudgetContest[];
}

export interface BudgetContest {
  readonly of: Contested;
  readonly change: LastChange | null;
}

type Row = BudgetLine | FundingSource;

export interface BudgetCellProps extends BudgetFormProps {
  readonly name: string;
  /** The row that it stands in; null for a figure that stands alone. */
  readonly row: Row | null;
  /** Who has just changed it, for those who had it before their eyes meanwhile. */
  readonly changedBy?: LastChange | undefined;
}

const TEXTS = ['description', 'clarification', 'basis', 'name'];

/** One cell of the budget as it is written: its field, and what others did to it. */
export function BudgetCell(props: BudgetCellProps) {
  const { view, name, version, changedBy } = props;
  const contest = props.contests.find(({ of }) => of.question === name);
  const column = partsOfCell(name)?.column ?? name;
  return (
    <div class={`budget-cell budget-cell-${column}`} data-question={name}>
      <input type="hidden" name={seenField(name)} value={version} />
      <CellField {...props} column={column} />
      {changedBy ? <ChangedByNote view={view} change={changedBy} /> : null}
      {contest ? (
        <Contest view={view} of={name} isText={TEXTS.includes(column)} change={contest.change} version={version}>
          {typeof contest.of.theirs === 'string' && contest.of.theirs !== '' ? (
            <div class="written" dir="auto">
              {cellInWords(view, props.terms.rules, column, contest.of.theirs)}
            </div>
          ) : null}
        </Contest>
      ) : null}
    </div>
  );
}

/** What a cell says to a reader: of a unit its name. */
export function cellInWords(view: View, rules: BudgetRules, column: string, text: string): string {
  const unit = column === 'unit' ? rules.units.find(({ code }) => code === text) : undefined;
  if (unit) return said(view, unit.text);
  return column === 'kind' && text !== '' ? view.t(`applications.budget.source.${text}`) : text;
}

/** The columns that the call asks for beside the figures of a line. */
export function detailsOf({ parts }: { readonly parts: readonly unknown[] }, rules: BudgetRules): readonly string[] {
  const asked = (['clarification', 'basis'] as const).filter((name) => rules[name] !== 'notAsked');
  return parts.length === 0 ? asked : ['part', ...asked];
}

function CellField(props: BudgetCellProps & { readonly column: string }) {
  const { row, column } = props;
  if (row === null) return <BudgetFigure {...props} />;
  return 'heading' in row ? (
    <LineField {...props} line={row} column={column} />
  ) : (
    <SourceField {...props} source={row} />
  );
}

type LineFieldProps = BudgetCellProps & { readonly line: BudgetLine; readonly column: string };

function LineField({ view, name, line, column, terms: { rules }, currency, errors }: LineFieldProps) {
  if (column === 'heading') return <Hidden values={{ [name]: line.heading }} />;
  const own = ['part', 'firstYear', 'clarification', 'basis'].includes(column);
  const label = view.t(own ? `budget.field.${column}` : `applications.budget.${column}`);
  const common = { view, name, label, error: errorOf(errors, name) };
  switch (column) {
    case 'unit':
      return (
        <Field
          kind="select"
          {...common}
          value={line.unit}
          options={rules.units.map(({ code, text }) => ({ value: code, label: said(view, text) }))}
        />
      );
    case 'part':
      return <Field kind="select" {...common} optional value={line.part} options={partOptions(view, rules, line)} />;
    case 'quantity':
      return <Field kind="number" {...common} value={line.quantity} />;
    case 'firstYear':
      return <Field kind="number" {...common} value={line.firstYear ?? ''} />;
    case 'unitCost':
      return <Field kind="money" {...common} value={line.unitCost} currency={currency} />;
    case 'clarification':
    case 'basis': {
      const help = view.t(`budget.help.${column}`);
      const optional = rules[column] === 'optional';
      return (
        <Field
          kind="textarea"
          {...common}
          help={help}
          optional={optional}
          rows={3}
          value={line[column] ?? ''}
          inDraft
        />
      );
    }
    default:
      return <Field kind="text" {...common} value={line.description} width="full" />;
  }
}

function partOptions(view: View, { headings }: BudgetRules, { heading }: BudgetLine) {
  const parts = headings.find(({ id }) => id === heading)?.parts ?? [];
  return parts.map(({ id, title }) => ({
    value: id,
    label: view.t('applications.budget.heading', { id, title: said(view, title) }),
  }));
}

type SourceFieldProps = BudgetCellProps & { readonly source: FundingSource; readonly column: string };

function SourceField({ view, name, source, column, currency, errors }: SourceFieldProps) {
  const common = { view, name, label: view.t(`applications.budget.source.${column}`), error: errorOf(errors, name) };
  if (column === 'amount') return <Field kind="money" {...common} value={source.amount} currency={currency} />;
  if (column === 'name') return <Field kind="text" {...common} value={source.name} width="full" />;
  const options = (['own', 'other'] as const).map((value) => ({
    value,
    label: view.t(`applications.budget.source.${value}`),
  }));
  return <Field kind="select" {...common} value={source.kind} options={options} />;
}
