import type { SheetData } from 'write-excel-file/node';

/** One sheet of a workbook, with its cells as they are to be written. */
export interface WrittenSheet {
  readonly name: string;
  readonly data: SheetData;
  /** How wide the columns are, in letters. */
  readonly widths: readonly number[];
}

/** A workbook (XLSX) whose first rows stay in sight. */
export async function writtenSheets(sheets: readonly WrittenSheet[], rightToLeft: boolean): Promise<Buffer> {
  const { default: write } = await import('write-excel-file/node');
  return write(
    sheets.map(({ name, data, widths }) => ({
      sheet: sheetName(name),
      data,
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
      rightToLeft,
    })),
  ).toBuffer();
}

/** Spreadsheets allow 31 letters and some signs not. */
function sheetName(text: string): string {
  return text
    .replaceAll(/[\\/?*[\]:]/g, ' ')
    .slice(0, 31)
    .trim();
}
