import type { SheetData } from 'write-excel-file/node';
import type { SheetCell } from '#libs/calls';
import { writtenSheets } from './written-sheets.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface WorkbookSheet {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
  /** How wide the columns are, in letters. */
  readonly widths: readonly number[];
  /** Rows that stand out, counted from 0. */
  readonly strong: ReadonlySet<number>;
  readonly rightToLeft: boolean;
}

const AMOUNT = '#,##0.00##';

/** A workbook (XLSX) of one sheet. Texts are cells of type text, so that nothing that somebody wrote is a formula. */
export function workbookOf(sheet: WorkbookSheet): Promise<Buffer> {
  const { name, rows, widths, strong, rightToLeft } = sheet;
  const data: SheetData = rows.map((row, index) => row.map((value) => cell(value, index, strong.has(index))));
  return writtenSheets([{ name, data, widths }], rightToLeft);
}

function cell(value: SheetCell, row: number, isStrong: boolean): SheetData[number][number] {
  if (value === null || value === '') return null;
  const style = { alignVertical: 'top' as const, ...(isStrong ? { fontWeight: 'bold' as const } : {}) };
  if (typeof value === 'string') return { value, type: String, wrap: true, ...style };
  if (typeof value === 'number') return { value, type: Number, format: AMOUNT, ...style };
  return { value: value.formula.replaceAll('{row}', String(row + 1)), type: 'Formula', format: AMOUNT, ...style };
}
