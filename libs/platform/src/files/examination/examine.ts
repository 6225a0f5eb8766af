import type { AcceptedExtension } from '../accepted-types.js';
import { FileRefused } from '../file-refused.js';
import { cleanJpeg } from './jpeg.js';
import { examineOffice } from './office.js';
import { examinePdf } from './pdf.js';
import type { Piece } from './pieces.js';
import { cleanPng } from './png.js';
import type { Source } from './source.js';

/** What a file turned out to be: its kind by its content, and what is kept of it where that is not all. */
export interface Examined {
  readonly extension: AcceptedExtension;
  readonly cleaned: readonly Piece[] | null;
}

type Family = 'pdf' | 'archive' | 'jpg' | 'png';

const FAMILIES: readonly (readonly [string, Family])[] = [
  ['%PDF-', 'pdf'],
  ['PK\u0003\u0004', 'archive'],
  ['\u00ff\u00d8\u00ff', 'jpg'],
  ['\u0089PNG\r\n\u001a\n', 'png'],
];
const OLE = '\u00d0\u00cf\u0011\u00e0';
const HEIC = /^.{4}ftyp(?:hei|hev|mif1|msf1|avi)/s;

/**
 * Looks at a file by its content and structure, never by its name. Throws `FileRefused` with the reason for everything
 * that is not a whole and harmless file of one of the kinds that are `allowed`.
 */
export async function examine(source: Source, allowed: readonly AcceptedExtension[]): Promise<Examined> {
  const head = (await source.read(0, 4_096)).toString('latin1');
  const family = FAMILIES.find(([magic]) => head.startsWith(magic))?.[1];
  if (!family) throw await foreign(source, head, allowed);
  try {
    const examined = await examineAs(family, source);
    if (allowed.includes(examined.extension)) return examined;
    throw typeRefused(examined.extension, allowed);
  } catch (error) {
    const isOther = error instanceof FileRefused && error.reason === 'type-refused';
    throw isOther ? typeRefused(String(error.details['found']), allowed) : error;
  }
}

async function examineAs(family: Family, source: Source): Promise<Examined> {
  switch (family) {
    case 'pdf':
      await examinePdf(source);
      return { extension: 'pdf', cleaned: null };
    case 'archive':
      return { extension: await examineOffice(source), cleaned: null };
    case 'jpg':
    case 'png': {
      const { pieces, isChanged } = await (family === 'jpg' ? cleanJpeg(source) : cleanPng(source));
      return { extension: family, cleaned: isChanged ? pieces : null };
    }
  }
}

/** Says as exactly as possible what somebody chose instead, so that they know what to do. */
async function foreign(source: Source, head: string, allowed: readonly AcceptedExtension[]): Promise<FileRefused> {
  if (HEIC.test(head)) return new FileRefused('heic', 'This is a photo as some telephones keep it.');
  if (head.startsWith(OLE)) return oldOffice(source);
  if (/%PDF-\d/.test(head.slice(0, 1_024))) return new FileRefused('mixed', 'Something stands before the PDF.');
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(Buffer.from(head, 'latin1')).catch(() => undefined);
  return typeRefused(found?.ext ?? 'unknown', allowed);
}

/** Protected documents of today lie in the same wrapping as documents of long ago. */
async function oldOffice(source: Source): Promise<FileRefused> {
  const wrapped = Buffer.from('EncryptedPackage', 'utf16le');
  let rest = Buffer.alloc(0);
  for await (const chunk of source.chunks(0)) {
    const bytes = Buffer.concat([rest, chunk]);
    if (bytes.includes(wrapped)) return new FileRefused('password-protected', 'The document is protected.');
    rest = bytes.subarray(-wrapped.length);
  }
  return new FileRefused('old-office', 'This is a document of an old kind.');
}

function typeRefused(found: string, allowed: readonly AcceptedExtension[]): FileRefused {
  const details = { found, allowed: allowed.join(', ') };
  return new FileRefused('type-refused', 'The content of this file is not of an accepted kind.', details);
}
