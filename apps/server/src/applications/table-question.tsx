import type { Question, Row, TableColumn } from '#libs/calls';
import { said } from '../calls/said.js';
import { Button } from '../ui/action-form.js';
import { errorOf, fieldId, type FieldError } from '../ui/field-error.js';
import { Field } from '../ui/field.js';
import type { View } from '../ui/view.js';
import { cellOf, fieldOf } from './answer-fields.js';
import { inWords, QuestionHelp } from './question-help.js';

export interface TableQuestionProps {
  readonly view: View;
  readonly question: Extract<Question, { type: 'table' }>;
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
  const shown = [...rows, ...emptyRows(question, rows.length)];
  return (
    <fieldset class={error ? 'field field-failed' : 'field'} id={fieldId(name)} tabindex={-1}>
      <legend class="label">{said(view, question.label)}</legend>
      <div class="help">
        <QuestionHelp view={view} question={question} />
      </div>
      {error ? <p class="field-error">{error}</p> : null}
      <ol class="entry-rows">
        {shown.map((row, i) => (
          <li key={i} class="entry-row">
            {question.columns.map((column) => (
              <Cell
                key={column.id}
                view={view}
                column={column}
                name={cellOf(question, i, column.id)}
                row={row}
                errors={errors}
              />
            ))}
            {i < rows.length ? (
              <Button weight="quiet" name="_do" value={`removeRow:${question.id}.${i}`}>
                {view.t('applications.form.removeLine', { line: i + 1 })}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      {shown.length > rows.length && rows.length > 0 ? (
        <Button weight="secondary" name="_do" value={`addRow:${question.id}`}>
          {view.t('applications.form.addLine')}
        </Button>
      ) : null}
    </fieldset>
  );
}

interface CellProps {
  readonly view: View;
  readonly column: TableColumn;
  readonly name: string;
  readonly row: Row;
  readonly errors: readonly FieldError[];
}

function Cell({ view, column, name, row, errors }: CellProps) {
  const common = {
    view,
    name,
    label: said(view, column.label),
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
function emptyRows(
  { minRows, maxRows }: { readonly minRows: number; readonly maxRows: number },
  filled: number,
): readonly Row[] {
  const wanted = Math.min(maxRows, Math.max(minRows, filled + 1));
  return Array.from({ length: Math.max(0, wanted - filled) }, () => ({}));
}
