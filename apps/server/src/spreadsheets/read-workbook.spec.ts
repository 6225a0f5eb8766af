import { strToU8, zipSync } from 'fflate';
import { readWorkbook, type SpreadsheetFault } from './read-workbook.js';
import { workbookOf } from './write-workbook.js';

const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>';
const RELS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>';
const BOOK =
  '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>';
const sheet = (rows: string) =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;

function aWorkbook(changes: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  const files = {
    '[Content_Types].xml': TYPES,
    'xl/workbook.xml': BOOK,
    'xl/_rels/workbook.xml.rels': RELS,
    'xl/worksheets/sheet1.xml': sheet('<row r="1"><c r="A1"><v>7</v></c></row>'),
    ...changes,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  );
}

/** Says of each entry that it is nearly empty, as a bomb would. */
function understated(zip: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(zip);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 28 < bytes.length; at += 1) {
    if (view.getUint32(at, true) === 0x04_03_4b_50) view.setUint32(at + 22, 4, true);
    if (view.getUint32(at, true) === 0x02_01_4b_50) view.setUint32(at + 24, 4, true);
  }
  return bytes;
}

const zeros = new Uint8Array(40_000_000);
const far = (reference: string) => sheet(`<row r="1"><c r="${reference}"><v>1</v></c></row>`);
const HOSTILE: readonly (readonly [string, SpreadsheetFault, () => Uint8Array])[] = [
  ['no archive', 'notXlsx', () => strToU8('%PDF-1.7')],
  ['an empty file', 'notXlsx', () => new Uint8Array()],
  [
    'an archive of something else',
    'notXlsx',
    () => zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet') }),
  ],
  ['a file cut short', 'notXlsx', () => aWorkbook().slice(0, 300)],
  ['a bomb in the sheet', 'tooLarge', () => aWorkbook({ 'xl/worksheets/sheet1.xml': zeros })],
  ['a bomb in the texts', 'tooLarge', () => aWorkbook({ 'xl/sharedStrings.xml': zeros })],
  ['a bomb that lies about its size', 'tooLarge', () => understated(aWorkbook({ 'xl/sharedStrings.xml': zeros }))],
  ['more than five megabytes', 'tooLarge', () => new Uint8Array(5_000_001)],
  ['a cell in the last row', 'tooLarge', () => aWorkbook({ 'xl/worksheets/sheet1.xml': far('A1048576') })],
  ['a cell in the last column', 'tooLarge', () => aWorkbook({ 'xl/worksheets/sheet1.xml': far('XFD1') })],
  [
    'more cells than any budget',
    'tooLarge',
    () => aWorkbook({ 'xl/worksheets/sheet1.xml': sheet('<row r="1"><c r="A1"/></row>'.repeat(60_000)) }),
  ],
  ['macros', 'macros', () => aWorkbook({ 'xl/vbaProject.bin': strToU8('x') })],
  [
    'macros by its type',
    'macros',
    () =>
      aWorkbook({
        '[Content_Types].xml': TYPES.replace('application/xml', 'application/vnd.ms-excel.sheet.macroEnabled.main+xml'),
      }),
  ],
  ['links to other files', 'externalLinks', () => aWorkbook({ 'xl/externalLinks/externalLink1.xml': '<x/>' })],
  [
    'entities that multiply',
    'broken',
    () => aWorkbook({ 'xl/worksheets/sheet1.xml': `<!DOCTYPE x [<!ENTITY a "aaaa">]>${sheet('')}` }),
  ],
  ['a sheet that is no XML', 'broken', () => aWorkbook({ 'xl/workbook.xml': '<workbook><sheets><sheet' })],
];

describe('a workbook', () => {
  it('is read as it was written: hostile words stay words, numbers numbers', async () => {
    const words = ["=cmd|' /C calc'!A0", '+1', '-1', '@x', '1,5', ' spaces ', 'سطر\nثان', 'a&b<c>"'];
    const rows = [['head'], ...words.map((word) => [word, 12.3456])];
    const content = await workbookOf({ name: 'a/b', rows, widths: [10, 10], strong: new Set([0]), rightToLeft: true });

    expect(await readWorkbook(content)).toEqual(rows.map((row) => (row.length === 1 ? [...row, null] : row)));
  });

  it.each(HOSTILE)('is refused when it is %s', async (_, fault, make) => {
    const before = process.memoryUsage().rss;

    await expect(readWorkbook(make())).rejects.toMatchObject({ fault });

    expect(process.memoryUsage().rss - before).toBeLessThan(250_000_000);
  });

  it('is read where nothing is wrong with it', async () => {
    expect(await readWorkbook(aWorkbook())).toEqual([[7]]);
  });
});
