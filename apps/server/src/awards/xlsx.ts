import type { Sheet, SheetData } from 'write-excel-file/node';

export type Value = string | number | Date | null;

/** A table of a workbook: what its columns are called, how wide they are in letters, and the rows. */
export interface Table {
  readonly name: string;
  readonly columns: readonly { readonly head: string; readonly width: number; readonly format?: string }[];
  readonly rows: readonly (readonly Value[])[];
}

export const AMOUNT = '#,##0.00';
export const POINTS = '0.0';
export const INSTANT = 'yyyy-mm-dd hh:mm';

/**
 * Tables as a spreadsheet (XLSX), one sheet each. Texts are cells of type text, so that nothing that somebody wrote is
 * taken for a formula; dates show what they say in UTC, for a spreadsheet knows no zones.
 */
export async function xlsxOf(tables: readonly Table[], { rightToLeft }: { readonly rightToLeft: boolean }) {
  const { default: write } = await import('write-excel-file/node');
  return write(tables.map((table) => sheetOf(table, rightToLeft))).toBuffer();
}

function sheetOf({ name, columns, rows }: Table, rightToLeft: boolean): Sheet<Buffer> {
  const data: SheetData = [
    columns.map(({ head }) => ({ value: head, type: String, fontWeight: 'bold' as const, wrap: true })),
    ...rows.map((row) => row.map((value, i) => cell(value, columns[i]?.format))),
  ];
  return {
    sheet: sheetName(name),
    data,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    rightToLeft,
  };
}

function cell(value: Value, format: string | undefined): SheetData[number][number] {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return { value, type: String, wrap: true, alignVertical: 'top' };
  if (typeof value === 'number')
    return { value, type: Number, alignVertical: 'top', ...(format === undefined ? {} : { format }) };
  return { value, type: Date, format: format ?? INSTANT, alignVertical: 'top' };
}

/** Spreadsheets allow 31 letters and some signs not. */
function sheetName(text: string): string {
  return text
    .replaceAll(/[\\/?*[\]:]/g, ' ')
    .slice(0, 31)
    .trim();
}
