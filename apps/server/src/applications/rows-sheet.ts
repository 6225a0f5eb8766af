import { columnsOf, type QuestionOfRows, type Row, rowsSheet, type WordedColumn } from '#libs/calls';
import { directionOf } from '#libs/platform';
import { said } from '../calls/said.js';
import { workbookOf } from '../spreadsheets/write-workbook.js';
import type { View } from '../ui/view.js';
import { cellOf, seenOf } from './answer-fields.js';
import { columnName } from './column-name.js';

/** About as wide as its longest texts, in letters. */
const NARROW = 14;
const WIDE = 44;

/** The columns of a table in the reader's language. */
export function wordedColumns(view: View, question: QuestionOfRows): readonly WordedColumn[] {
  return columnsOf(question).map((column) => ({
    column,
    head: columnName(view, question, column),
    options:
      column.type === 'choice'
        ? Object.fromEntries(column.options.map(({ value, label }) => [value, said(view, label)]))
        : {},
  }));
}

/** A table of the form as a workbook in the reader's language; nothing in it is locked. */
export function rowsWorkbook(view: View, question: QuestionOfRows, rows: readonly Row[]): Promise<Buffer> {
  const columns = wordedColumns(view, question);
  const widths = columns.map(({ column }) => (column.type === 'text' && column.maxGraphemes > 100 ? WIDE : NARROW));
  return workbookOf({
    name: sheetName(said(view, question.label)),
    rows: rowsSheet(columns, rows, view.t('sheets.ref')),
    widths: [NARROW, ...widths],
    strong: new Set([0]),
    rightToLeft: directionOf(view.lang) === 'rtl',
  });
}

/** The fields that say the lines of a table, as the form's page would send them. */
export function fieldsOfRows(question: QuestionOfRows, rows: readonly Row[], version: number) {
  const cells = rows.flatMap((row, index) =>
    Object.entries(row).map(([column, text]) => [cellOf(question, index, column), text] as const),
  );
  return { version: String(version), [seenOf(question)]: String(version), ...Object.fromEntries(cells) };
}

/** Spreadsheets allow 31 characters and not all of them. */
function sheetName(label: string): string {
  return label
    .replace(/[[\]:*?/\\]/gu, ' ')
    .slice(0, 31)
    .trim();
}
