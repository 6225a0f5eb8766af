import { aZip, type ZipPart } from './zip.js';

const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const MAIN = 'application/vnd.openxmlformats-officedocument';

export function relation(type: string, target: string, mode = 'External'): string {
  return `<Relationship Id="rX" Type="${OFFICE}/${type}" Target="${target}" TargetMode="${mode}"/>`;
}

function types(part: string, type: string): string {
  return `<?xml version="1.0"?><Types xmlns="${TYPES}"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${part}" ContentType="${type}"/></Types>`;
}

export function rels(...relations: readonly string[]): string {
  return `<?xml version="1.0"?><Relationships xmlns="${RELATIONS}">${relations.join('')}</Relationships>`;
}

export interface OfficeContent {
  readonly body?: string;
  /** Relationships of the main part. */
  readonly relations?: readonly string[];
  readonly parts?: readonly ZipPart[];
  readonly type?: string;
}

export function docxParts({ body = '', relations = [], parts = [], type }: OfficeContent = {}): readonly ZipPart[] {
  const text = `<w:p><w:r><w:t>Statuts de l’association</w:t></w:r></w:p>${body}`;
  return [
    {
      name: '[Content_Types].xml',
      content: types('word/document.xml', type ?? `${MAIN}.wordprocessingml.document.main+xml`),
    },
    { name: '_rels/.rels', content: rels(relation('officeDocument', 'word/document.xml', 'Internal')) },
    {
      name: 'word/document.xml',
      content: `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${WORD}"><w:body>${text}</w:body></w:document>`,
    },
    { name: 'word/_rels/document.xml.rels', content: rels(...relations) },
    ...parts,
  ];
}

export function aDocx(content: OfficeContent = {}): Buffer {
  return aZip(docxParts(content));
}

export function anXlsx({
  body = '<c r="A1"><v>1</v></c>',
  relations = [],
  parts = [],
  type,
}: OfficeContent = {}): Buffer {
  return aZip([
    { name: '[Content_Types].xml', content: types('xl/workbook.xml', type ?? `${MAIN}.spreadsheetml.sheet.main+xml`) },
    { name: '_rels/.rels', content: rels(relation('officeDocument', 'xl/workbook.xml', 'Internal')) },
    { name: 'xl/workbook.xml', content: `<?xml version="1.0"?><workbook xmlns="${SHEET}"><sheets/></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', content: rels(...relations) },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<?xml version="1.0"?><worksheet xmlns="${SHEET}"><sheetData><row r="1">${body}</row></sheetData></worksheet>`,
    },
    ...parts,
  ]);
}

const OPEN = 'urn:oasis:names:tc:opendocument:xmlns';

export function anOpenDocument(
  kind: 'text' | 'spreadsheet' | 'presentation',
  { body = '', manifest = '', parts = [] }: { body?: string; manifest?: string; parts?: readonly ZipPart[] } = {},
): Buffer {
  const names = ['office', 'text', 'table', 'draw', 'script']
    .map((name) => `xmlns:${name}="${OPEN}:${name}:1.0"`)
    .join(' ');
  return aZip([
    { name: 'mimetype', content: `application/vnd.oasis.opendocument.${kind}`, isStored: true },
    {
      name: 'content.xml',
      content: `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${names} xmlns:xlink="http://www.w3.org/1999/xlink"><office:body>${body}</office:body></office:document-content>`,
    },
    {
      name: 'META-INF/manifest.xml',
      content: `<?xml version="1.0"?><manifest:manifest xmlns:manifest="${OPEN}:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml">${manifest}</manifest:file-entry></manifest:manifest>`,
    },
    ...parts,
  ]);
}
