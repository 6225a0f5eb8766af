import { columnsOf, type FormColumn, logframeItems, type QuestionOfRows, type Row, rowLimitsOf } from '#libs/calls';
import { said } from '../calls/said.js';
import { Button } from '../ui/action-form.js';
import { errorOf, fieldId, type FieldError } from '../ui/field-error.js';
import { Field } from '../ui/field.js';
import type { View } from '../ui/view.js';
import type { AddedRow } from './added-row.js';
import { cellOf, fieldOf } from './answer-fields.js';
import { columnName } from './column-name.js';
import { LogframeTools } from './logframe-tools.js';
import { inWords, QuestionHelp } from './question-help.js';

export interface TableQuestionProps {
  readonly view: View;
  readonly question: QuestionOfRows;
  readonly rows: readonly Row[];
  readonly errors: readonly FieldError[];
  /** Where the table is worked on in a spreadsheet; absent where it cannot be. */
  readonly sheetHref?: string | undefined;
  /** An empty line that was asked for in the middle. */
  readonly added?: AddedRow | null;
}

/** A line as it is shown: `saved` counts the lines that are filled, null for an empty one. */
interface Shown {
  readonly row: Row;
  readonly saved: number | null;
  readonly isAdded: boolean;
}

/**
 * A table to be filled in line by line. There is always one empty line more than is filled; "add" saves and brings the
 * next, so that it works without JavaScript.
 */
export function TableQuestion(props: TableQuestionProps) {
  const { view, question, rows, errors, sheetHref } = props;
  const name = fieldOf(question);
  const error = errorOf(errors, name);
  const shown = shownRows(props);
  return (
    <fieldset class={error ? 'field field-failed' : 'field'} id={fieldId(name)} tabindex={-1}>
      <legend class="label">
        {said(view, question.label)}
        {question.required ? null : <span class="optional"> {view.t('ui.field.optional')}</span>}
      </legend>
      <div class="help">
        <QuestionHelp view={view} question={question} />
      </div>
      {sheetHref ? (
        <p>
          <a href={sheetHref}>{view.t('sheets.link')}</a>
        </p>
      ) : null}
      {error ? <p class="field-error">{error}</p> : null}
      <ol class="entry-rows">
        {shown.map((one, place) => (
          <Entry key={place} {...props} shown={one} place={place} />
        ))}
      </ol>
      {shown.length > rows.length && rowLimitsOf(question).max > 1 ? (
        <Button weight="secondary" name="_do" value={`addRow:${question.id}`}>
          {view.t(`form.rows.add.${question.type}`)}
        </Button>
      ) : null}
    </fieldset>
  );
}

type EntryProps = TableQuestionProps & { readonly shown: Shown; readonly place: number };

function Entry({ view, question, rows, errors, shown, place }: EntryProps) {
  const { row, saved, isAdded } = shown;
  const begin = isAdded ? (row['level'] ? 'statement' : 'indicator') : null;
  const item = question.type === 'logframe' ? logframeItems(rows).find((one) => one.row === saved) : undefined;
  const mayGrow = rows.length < rowLimitsOf(question).max;
  return (
    <li class={row['level'] ? `entry-row entry-row-${row['level']}` : 'entry-row'}>
      {item?.number ? <bdi class="entry-number nums">{item.number}</bdi> : null}
      {columnsOf(question).map((column) => (
        <Cell
          key={column.id}
          view={view}
          question={question}
          column={column}
          name={cellOf(question, place, column.id)}
          error={errorOf(errors, cellOf(question, saved ?? place, column.id))}
          row={row}
          isFirst={column.id === begin}
        />
      ))}
      {item && mayGrow && question.type === 'logframe' ? (
        <LogframeTools view={view} question={question} item={item} place={place} />
      ) : null}
      {saved === null ? null : (
        <Button weight="quiet" name="_do" value={`removeRow:${question.id}.${place}`}>
          {view.t(`form.rows.remove.${question.type}`, { line: place + 1 })}
        </Button>
      )}
    </li>
  );
}

interface CellProps {
  readonly view: View;
  readonly question: QuestionOfRows;
  readonly column: FormColumn;
  readonly name: string;
  readonly row: Row;
  readonly error: string | undefined;
  readonly isFirst: boolean;
}

function Cell({ view, question, column, name, row, error, isFirst }: CellProps) {
  const common = {
    view,
    name,
    label: columnName(view, question, column),
    error,
    optional: !column.required,
    value: row[column.id] ?? '',
    autofocus: isFirst,
  };
  if (column.type === 'choice') return <Field kind="select" {...common} options={inWords(view, column.options)} />;
  if (column.type === 'number') return <Field kind="number" {...common} />;
  if (column.maxGraphemes > 250)
    return <Field kind="textarea" {...common} rows={3} limit={column.maxGraphemes} inDraft />;
  return <Field kind="text" {...common} width="full" limit={column.maxGraphemes} />;
}

/** The filled lines, the one that was asked for in its place, and the empty ones after them. */
function shownRows({ question, rows, added }: TableQuestionProps): readonly Shown[] {
  const { min, max } = rowLimitsOf(question);
  const filled = rows.map((row, saved): Shown => ({ row, saved, isAdded: false }));
  const isAsked = added?.question === question.id && added.at <= rows.length && rows.length < max;
  const middle: Shown[] = isAsked ? [{ row: begun(added), saved: null, isAdded: true }] : [];
  const at = isAsked ? added.at : rows.length;
  const empty = Math.max(0, Math.min(max, Math.max(min, rows.length + 1)) - rows.length - (isAsked ? 1 : 0));
  const last = Array.from({ length: empty }, (): Shown => ({ row: {}, saved: null, isAdded: false }));
  return [...filled.slice(0, at), ...middle, ...filled.slice(at), ...last];
}

function begun({ level }: AddedRow): Row {
  return level === null ? {} : { level };
}
