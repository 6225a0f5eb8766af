import type { Stage } from '#libs/applications';
import { type PastedTableRow, type QuestionOfRows, type Row, rowChanges, columnsOf } from '#libs/calls';
import { said } from '../calls/said.js';
import { SpreadsheetForms } from '../spreadsheets/spreadsheet-forms.js';
import { SpreadsheetPreview } from '../spreadsheets/spreadsheet-preview.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { FileLayout, type FilePageProps } from './file-layout.js';
import { fieldsOfRows, wordedColumns } from './rows-sheet.js';
import { sheetPath } from './sheet-path.js';

export interface RowsSheetPageProps extends FilePageProps {
  readonly stage: Stage;
  /** The address of the form's page that asks the question. */
  readonly form: string;
  readonly question: QuestionOfRows;
  readonly block: string;
  readonly errors: readonly FieldError[];
}

/** Work on a table of the form in a spreadsheet. */
export function RowsSheetPage(props: RowsSheetPageProps) {
  const { view, form, question, block, errors } = props;
  const path = sheetPath(form, question);
  const columns = view.format.list(wordedColumns(view, question).map(({ head }) => head));
  return (
    <FileLayout
      {...props}
      title={view.t('sheets.rows.title', { label: said(view, question.label) })}
      back={{ href: form, label: view.t('sheets.rows.back') }}
      errors={errors}
      notKept={errorOf(errors, 'file') ? 'file' : undefined}
    >
      <SpreadsheetForms
        view={view}
        action={path}
        workbook={`${path}/workbook`}
        words={{
          help: view.t('sheets.rows.downloadHelp'),
          download: view.t('sheets.rows.downloadDo'),
          blockHelp: view.t('sheets.rows.blockHelp', { columns }),
        }}
        block={block}
        errors={errors}
      />
    </FileLayout>
  );
}

export interface RowsPreviewPageProps extends FilePageProps {
  readonly form: string;
  readonly question: QuestionOfRows;
  readonly before: readonly Row[];
  readonly after: readonly Row[];
  readonly read: readonly PastedTableRow[];
  readonly block: string;
  /** The version of the page that was compared. */
  readonly version: number;
}

/** What a spreadsheet would change in a table of the form. */
export function RowsPreviewPage(props: RowsPreviewPageProps) {
  const { view, form, question, before, after, read, block, version } = props;
  const path = sheetPath(form, question);
  const columns = wordedColumns(view, question);
  const inWords = (id: string, text: string) => columns.find(({ column }) => column.id === id)?.options[text] ?? text;
  const ids = columnsOf(question).map(({ id }) => id);
  return (
    <FileLayout
      {...props}
      title={view.t('sheets.change.title')}
      width="wide"
      back={{ href: path, label: view.t('sheets.change.back') }}
    >
      <SpreadsheetPreview
        view={view}
        rows={read}
        changes={rowChanges(ids, before, after).map(({ kind, place, cells }) => ({
          key: `${kind} ${place}`,
          kind,
          name: view.t('sheets.rows.row', { place }),
          cells: cells.map(({ column, before: was, after: is }) => ({
            label: view.t('sheets.rows.cell', { column: columns.find((one) => one.column.id === column)?.head ?? '' }),
            before: inWords(column, was),
            after: inWords(column, is),
          })),
        }))}
        accept={{ action: form, fields: fieldsOfRows(question, after, version) }}
        again={block === '' ? null : { action: path, block, fields: {} }}
      />
    </FileLayout>
  );
}
