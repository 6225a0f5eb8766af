import type { BudgetHeading, BudgetLine, BudgetRules } from '#libs/calls';
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
  /** Its number in the annex; '' for a line to come. */
  readonly number: string;
  readonly place: number;
  readonly heading: BudgetHeading;
  readonly rules: BudgetRules;
  readonly totalMinor: number;
  readonly currency: string;
  readonly errors: readonly FieldError[];
}

/** One line: what, how many of which unit, at what cost; the total follows. */
export function BudgetLineFields(props: BudgetLineProps) {
  const { view, line, number, place, rules, totalMinor, currency } = props;
  const of = fieldsOf(props);
  const isNew = number === '';
  return (
    <fieldset class={rules.firstYear ? 'budget-line budget-line-years' : 'budget-line'}>
      <legend class="visually-hidden">
        {view.t(isNew ? 'budget.newLine' : 'budget.line', { number, description: line.description })}
      </legend>
      <Hidden values={{ [lineField(place, 'id')]: line.id, [lineField(place, 'heading')]: line.heading }} />
      <span class="budget-number nums" aria-hidden="true">
        {isNew ? '+' : number}
      </span>
      <Field kind="text" {...of('description')} value={line.description} width="full" />
      <Field
        kind="select"
        {...of('unit')}
        value={line.unit}
        options={rules.units.map(({ code, text }) => ({ value: code, label: said(view, text) }))}
      />
      <Field kind="number" {...of('quantity')} value={line.quantity} />
      {rules.firstYear ? <Field kind="number" {...of('firstYear')} value={line.firstYear ?? ''} /> : null}
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
      <div class="budget-more">
        <Details {...props} />
        {isNew ? (
          <Button weight="quiet" name="_do" value="save">
            {view.t('applications.budget.addLine')}
          </Button>
        ) : (
          <Tools {...props} />
        )}
      </div>
    </fieldset>
  );
}

/** What may be said about a line besides its figures; open where something is missing in it. */
function Details(props: BudgetLineProps) {
  const { view, line, heading, rules, errors, place } = props;
  const of = fieldsOf(props);
  const asked = (['clarification', 'basis'] as const).filter((name) => rules[name] !== 'notAsked');
  if (heading.parts.length === 0 && asked.length === 0) return null;
  const isFaulty = ['part', ...asked].some((name) => errorOf(errors, lineField(place, name)) !== undefined);
  const isFilled = [line.part, line.clarification, line.basis].some((text) => (text ?? '') !== '');
  return (
    <details class="budget-details" open={isFaulty}>
      <summary>{view.t(isFilled ? 'budget.details.change' : 'budget.details.add')}</summary>
      {heading.parts.length === 0 ? null : (
        <Field
          kind="select"
          {...of('part')}
          optional
          value={line.part}
          options={heading.parts.map(({ id, title }) => ({
            value: id,
            label: view.t('applications.budget.heading', { id, title: said(view, title) }),
          }))}
        />
      )}
      {asked.map((name) => (
        <Field
          key={name}
          kind="textarea"
          {...of(name)}
          help={view.t(`budget.help.${name}`)}
          optional={rules[name] === 'optional'}
          rows={3}
          value={line[name] ?? ''}
        />
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

function fieldsOf({ view, place, errors }: BudgetLineProps) {
  return (field: string) => {
    const name = lineField(place, field);
    const own = ['part', 'firstYear', 'clarification', 'basis'].includes(field);
    const label = view.t(own ? `budget.field.${field}` : `applications.budget.${field}`);
    return { view, name, label, error: errorOf(errors, name) };
  };
}
