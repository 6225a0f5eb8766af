import type { SheetData } from 'write-excel-file/node';
import { type WrittenSheet, writtenSheets } from '../spreadsheets/written-sheets.js';

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
export function xlsxOf(tables: readonly Table[], { rightToLeft }: { readonly rightToLeft: boolean }): Promise<Buffer> {
  return writtenSheets(tables.map(sheetOf), rightToLeft);
}

function sheetOf({ name, columns, rows }: Table): WrittenSheet {
  const data: SheetData = [
    columns.map(({ head }) => ({ value: head, type: String, fontWeight: 'bold' as const, wrap: true })),
    ...rows.map((row) => row.map((value, i) => cell(value, columns[i]?.format))),
  ];
  return { name, data, widths: columns.map(({ width }) => width) };
}

function cell(value: Value, format: string | undefined): SheetData[number][number] {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return { value, type: String, wrap: true, alignVertical: 'top' };
  if (typeof value === 'number')
    return { value, type: Number, alignVertical: 'top', ...(format === undefined ? {} : { format }) };
  return { value, type: Date, format: format ?? INSTANT, alignVertical: 'top' };
}
