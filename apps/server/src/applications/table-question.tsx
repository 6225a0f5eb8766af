import { columnsOf, type FormColumn, type Row, rowLimitsOf, type QuestionOfRows } from '#libs/calls';
import { said } from '../calls/said.js';
import { Button } from '../ui/action-form.js';
import { errorOf, fieldId, type FieldError } from '../ui/field-error.js';
import { Field } from '../ui/field.js';
import type { View } from '../ui/view.js';
import { cellOf, fieldOf } from './answer-fields.js';
import { columnName } from './column-name.js';
import { inWords, QuestionHelp } from './question-help.js';

export interface TableQuestionProps {
  readonly view: View;
  readonly question: QuestionOfRows;
  readonly rows: readonly Row[];
  readonly errors: readonly FieldError[];
}

/**
 * A small table to be filled in line by line. There is always one empty line more than is filled; "add" saves and
 * brings the next, so that it works without JavaScript.
 */
export function TableQuestion({ view, question, rows, errors }: TableQuestionProps) {
  const name = fieldOf(question);
  const error = errorOf(errors, name);
  const shown = [...rows, ...emptyRows(rowLimitsOf(question), rows.length)];
  return (
    <fieldset class={error ? 'field field-failed' : 'field'} id={fieldId(name)} tabindex={-1}>
      <legend class="label">
        {said(view, question.label)}
        {question.required ? null : <span class="optional"> {view.t('ui.field.optional')}</span>}
      </legend>
      <div class="help">
        <QuestionHelp view={view} question={question} />
      </div>
      {error ? <p class="field-error">{error}</p> : null}
      <ol class="entry-rows">
        {shown.map((row, i) => (
          <li key={i} class="entry-row">
            {columnsOf(question).map((column) => (
              <Cell
                key={column.id}
                view={view}
                question={question}
                column={column}
                name={cellOf(question, i, column.id)}
                row={row}
                errors={errors}
              />
            ))}
            {i < rows.length ? (
              <Button weight="quiet" name="_do" value={`removeRow:${question.id}.${i}`}>
                {view.t(`form.rows.remove.${question.type}`, { line: i + 1 })}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      {shown.length > rows.length && rows.length > 0 ? (
        <Button weight="secondary" name="_do" value={`addRow:${question.id}`}>
          {view.t(`form.rows.add.${question.type}`)}
        </Button>
      ) : null}
    </fieldset>
  );
}

interface CellProps {
  readonly view: View;
  readonly question: QuestionOfRows;
  readonly column: FormColumn;
  readonly name: string;
  readonly row: Row;
  readonly errors: readonly FieldError[];
}

function Cell({ view, question, column, name, row, errors }: CellProps) {
  const common = {
    view,
    name,
    label: columnName(view, question, column),
    error: errorOf(errors, name),
    optional: !column.required,
    value: row[column.id] ?? '',
  };
  if (column.type === 'choice') return <Field kind="select" {...common} options={inWords(view, column.options)} />;
  if (column.type === 'number') return <Field kind="number" {...common} />;
  if (column.maxGraphemes > 250) return <Field kind="textarea" {...common} rows={3} limit={column.maxGraphemes} />;
  return <Field kind="text" {...common} width="full" limit={column.maxGraphemes} />;
}

/** The lines that must be there, and one more while the table may grow. */
function emptyRows({ min, max }: { readonly min: number; readonly max: number }, filled: number): readonly Row[] {
  const wanted = Math.min(max, Math.max(min, filled + 1));
  return Array.from({ length: Math.max(0, wanted - filled) }, () => ({}));
}
