import { strFromU8, Unzip, type UnzipFile, UnzipInflate, zipSync } from 'fflate';
import type { ReadCell } from '#libs/calls';
import { DomainError } from '#libs/kernel';

export const SPREADSHEET_FAULTS = ['notXlsx', 'tooLarge', 'macros', 'externalLinks', 'broken'] as const;
export type SpreadsheetFault = (typeof SPREADSHEET_FAULTS)[number];

/** The file is no workbook that is opened here. `fault` says why. */
export class SpreadsheetRefused extends DomainError {
  readonly code = 'spreadsheets.refused';

  constructor(readonly fault: SpreadsheetFault) {
    super('This file is not a workbook that can be read.', { fault });
  }
}

/** Far above any budget, far below what would fill the memory of a server. */
const MOST_PACKED = 5_000_000;
const MOST_UNPACKED = 16_000_000;
/** How much is unpacked at a time: a thousandfold of it is the most that can come of it before it is counted. */
const PIECE = 16_384;
const MOST_ROWS = 5_000;
const MOST_COLUMNS = 100;
const MOST_CELLS = 100_000;

/** All that is looked at in a workbook; everything else stays packed. */
const NEEDED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/sheet\d{1,3}\.xml)$/u;

/**
 * The cells of a workbook's first sheet. Refuses what is no XLSX, what has macros or links to other files, and what would
 * be larger than its limits once unpacked.
 */
export async function readWorkbook(content: Uint8Array): Promise<readonly (readonly ReadCell[])[]> {
  if (content.length > MOST_PACKED) throw new SpreadsheetRefused('tooLarge');
  const parts = unpacked(content);
  for (const part of Object.values(parts)) mustBeHarmless(strFromU8(part));
  const { readSheet } = await import('read-excel-file/node');
  try {
    const rows = await readSheet(Buffer.from(zipSync(parts, { level: 0 })), 1, { trim: false });
    return rows.map((row) => row.map(readable));
  } catch {
    throw new SpreadsheetRefused('broken');
  }
}

/** Unpacks piece by piece and counts: what an archive says about its sizes is not believed. */
function unpacked(content: Uint8Array): Record<string, Uint8Array> {
  const pieces: Record<string, Uint8Array[]> = {};
  let bytes = 0;
  const unzip = new Unzip((file) => {
    mustBeOrdinary(file);
    if (!NEEDED.test(file.name)) return;
    const own: Uint8Array[] = (pieces[file.name] = []);
    file.ondata = (error, piece) => {
      if (error) throw error;
      bytes += piece.length;
      if (bytes > MOST_UNPACKED) throw new SpreadsheetRefused('tooLarge');
      own.push(piece);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  inside(() => {
    for (let at = 0; at < content.length; at += PIECE)
      unzip.push(content.subarray(at, at + PIECE), at + PIECE >= content.length);
  }, 'notXlsx');
  if (!('xl/workbook.xml' in pieces)) throw new SpreadsheetRefused('notXlsx');
  return Object.fromEntries(Object.entries(pieces).map(([name, own]) => [name, new Uint8Array(Buffer.concat(own))]));
}

function mustBeOrdinary({ name }: UnzipFile): void {
  if (/vbaProject/iu.test(name)) throw new SpreadsheetRefused('macros');
  if (name.startsWith('xl/externalLinks/')) throw new SpreadsheetRefused('externalLinks');
}

/** No entity of its own, no macro by its type, and no cell so far out that the cells before it would fill the memory. */
function mustBeHarmless(xml: string): void {
  if (/<!DOCTYPE|<!ENTITY/iu.test(xml)) throw new SpreadsheetRefused('broken');
  if (/macroEnabled/u.test(xml)) throw new SpreadsheetRefused('macros');
  let cells = 0;
  for (const [, letters = '', row = ''] of xml.matchAll(/\sr="([A-Z]{0,9})(\d{1,12})"/gu)) {
    cells += 1;
    if (cells > MOST_CELLS || Number(row) > MOST_ROWS || columnOf(letters) > MOST_COLUMNS)
      throw new SpreadsheetRefused('tooLarge');
  }
}

function columnOf(letters: string): number {
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}

/** Dates come as the library reads them; a budget has none, so that they are words. */
function readable(cell: unknown): ReadCell {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? cell : null;
}

function inside<Result>(read: () => Result, fault: SpreadsheetFault): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof SpreadsheetRefused) throw error;
    throw new SpreadsheetRefused(fault);
  }
}
