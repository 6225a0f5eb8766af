import type { AcceptedExtension } from '../accepted-types.js';
import { FileRefused } from '../file-refused.js';
import { type PartReader, readArchive, openArchive, refusalOf, type Room, roomForOne } from './archive.js';
import { FieldCodes } from './field-codes.js';
import { mustStayInside } from './relationships.js';
import type { Source } from './source.js';
import { type Forbidden, plainXml, XmlPart } from './xml-part.js';

type OfficeKind = Extract<AcceptedExtension, 'docx' | 'xlsx' | 'odt' | 'ods'>;

/** What a text or a sheet must not do, in either family of formats. */
const FORBIDDEN: readonly Forbidden[] = [
  { pattern: /<(?:[\w.-]+:)?(?:ddeLink|dde-source|dde-link|dde-connection)\b/i, because: 'commands' },
  { pattern: /<(?:[\w.-]+:)?f\b[^<>]{0,200}>[^<]{0,4000}?(?:\|\s*'|\bDDE\s*\()/i, because: 'commands' },
  { pattern: /(?:instr|formula)\s*=\s*["']\s*[^"']{0,200}\bDDE(?:AUTO)?\b/i, because: 'commands' },
  { pattern: /<(?:[\w.-]+:)?(?:f|v)\b[^<>]{0,200}>[^<]{0,4000}?\bWEBSERVICE\s*\(/i, because: 'external-content' },
  { pattern: /\bformula\s*=\s*"[^"]{0,4000}?\bWEBSERVICE\s*\(/i, because: 'external-content' },
  { pattern: /<script:event-listener\b|<office:script\b|<(?:[\w.-]+:)?event-listener\b/i, because: 'macros' },
  {
    pattern:
      /<(?:draw:(?:image|object|object-ole|plugin|applet|floating-frame)|meta:template|text:section-source|table:table-source|table:cell-range-source)\b[^<>]{0,2000}\bhref\s*=\s*["'](?:https?:|ftp:|smb:|file:\/\/(?!\/)|\\\\|\/\/)/i,
    because: 'external-content',
  },
];

const MACRO_PART = /vbaproject|vbadata|(?:^|\/)(?:macrosheets|dialogsheets|activex)\/|^(?:basic|scripts)\//i;
const FETCHING_PART = /(?:^|\/)(?:connections\.xml|querytables\/)/i;
const FOREIGN_PART =
  /\.(?:html?|mht|mhtml|rtf|exe|dll|com|scr|js|jse|vbs|vbe|wsf|hta|lnk|ps1|bat|cmd|jar|msi|iso|svgz)$/i;
const NESTED = /(?:^|\/)embeddings\/[^/]+\.(?:xlsx|docx|pptx)$/i;
const LARGEST_NESTED = 4_000_000;
const HIDDEN = new Map<string, 'nested' | 'object' | 'programme'>([
  ['504b0304', 'nested'],
  ['d0cf11e0', 'object'],
  ['52617221', 'nested'],
  ['377abcaf', 'nested'],
]);

/** What was learnt about an archive on the way. */
interface Findings {
  types: string;
  mimetype: string;
  readonly parts: Set<string>;
}

interface Depth {
  readonly room: Room;
  readonly level: number;
}

/** The kind of a document that is an archive. Throws `FileRefused` for one that runs, fetches or hides something. */
export async function examineOffice(source: Source): Promise<OfficeKind> {
  return look(source.path, { room: roomForOne(), level: 0 }, () => source.mustGoOn());
}

async function look(from: string | Buffer, depth: Depth, mustGoOn: () => void): Promise<OfficeKind> {
  const findings: Findings = { types: '', mimetype: '', parts: new Set() };
  try {
    const zip = await openArchive(from);
    try {
      await readArchive(zip, depth.room, (name) => readerOf(name, findings, { depth, mustGoOn }), mustGoOn);
    } finally {
      zip.close();
    }
  } catch (error) {
    throw refusalOf(error);
  }
  return findings.types === '' ? openDocument(findings) : openXml(findings);
}

interface On {
  readonly depth: Depth;
  readonly mustGoOn: () => void;
}

function readerOf(name: string, findings: Findings, on: On): PartReader {
  findings.parts.add(name.toLowerCase());
  if (MACRO_PART.test(name)) throw new FileRefused('macros', 'The document holds a programme.', { part: name });
  if (FETCHING_PART.test(name))
    throw new FileRefused('external-content', 'The sheet fetches its data.', { part: name });
  if (FOREIGN_PART.test(name))
    throw new FileRefused('embedded-files', 'Another file is in the document.', { part: name });
  if (name === '[Content_Types].xml') return new XmlPart([], (text) => (findings.types = plainXml(text)));
  if (name === 'mimetype') return new Beginning((bytes) => (findings.mimetype = bytes.toString('latin1').trim()));
  if (name === 'META-INF/manifest.xml') return new XmlPart([], mustBeOpen);
  if (name.endsWith('.rels')) return new XmlPart([], mustStayInside);
  if (/\.(?:xml|vml)$/i.test(name)) return both(new XmlPart(FORBIDDEN), new FieldCodes());
  return new OtherPart(name, on);
}

function both(...readers: readonly PartReader[]): PartReader {
  return {
    take: (chunk) => readers.forEach((reader) => reader.take(chunk)),
    end: () => readers.forEach((reader) => void reader.end()),
  };
}

function mustBeOpen(manifest: string): void {
  if (/<(?:[\w.-]+:)?encryption-data\b/i.test(plainXml(manifest))) {
    throw new FileRefused('password-protected', 'The document is protected by a password.');
  }
}

/** The first bytes of a part. */
class Beginning implements PartReader {
  private bytes = Buffer.alloc(0);

  constructor(private readonly then: (bytes: Buffer) => void) {}

  take(chunk: Buffer): void {
    if (this.bytes.length < 100) this.bytes = Buffer.concat([this.bytes, chunk]).subarray(0, 100);
  }

  end(): void {
    this.then(this.bytes);
  }
}

/** Pictures, fonts, settings of printers: taken as they are, unless something else hides there. */
class OtherPart implements PartReader {
  private readonly chunks: Buffer[] = [];
  private bytes = 0;
  private isNested: boolean | null = null;

  constructor(
    private readonly name: string,
    private readonly on: On,
  ) {}

  take(chunk: Buffer): void {
    this.isNested ??= this.isAnotherArchive(chunk);
    if (!this.isNested) return;
    this.chunks.push(chunk);
    this.bytes += chunk.length;
    if (this.bytes > LARGEST_NESTED) throw this.hides();
  }

  async end(): Promise<void> {
    if (!this.isNested) return;
    const { depth, mustGoOn } = this.on;
    try {
      await look(Buffer.concat(this.chunks), { room: depth.room, level: depth.level + 1 }, mustGoOn);
    } catch (error) {
      throw error instanceof FileRefused && error.reason === 'type-refused' ? this.hides() : error;
    }
  }

  /** A chart keeps its numbers in a workbook inside the text: that one is looked at in turn, and nothing inside it. */
  private isAnotherArchive(chunk: Buffer): boolean {
    const hidden =
      HIDDEN.get(chunk.toString('hex', 0, 4)) ?? (chunk.toString('latin1', 0, 2) === 'MZ' ? 'programme' : null);
    if (hidden === null) return false;
    if (hidden === 'nested' && NESTED.test(this.name) && this.on.depth.level === 0) return true;
    throw this.hides();
  }

  private hides(): FileRefused {
    return new FileRefused('embedded-files', 'Another file lies in the document.', { part: this.name });
  }
}

const MAIN: readonly (readonly [OfficeKind, string])[] = [
  ['docx', 'wordprocessingml.document.main+xml'],
  ['xlsx', 'spreadsheetml.sheet.main+xml'],
];

function openXml({ types, parts }: Findings): OfficeKind {
  if (/vbaProject|macroEnabled/i.test(types)) throw new FileRefused('macros', 'The document holds a programme.');
  const kind = MAIN.find(([, type]) => types.includes(`.${type}`) || types.includes(type))?.[0];
  if (!kind) throw new FileRefused('type-refused', 'The document is of another kind.', { found: 'zip' });
  const folder = kind === 'docx' ? /^word\/document\d*\.xml$/ : /^xl\/workbook\d*\.xml$/;
  if (parts.has('_rels/.rels') && [...parts].some((part) => folder.test(part))) return kind;
  throw new FileRefused('damaged', 'The document lacks its own text.');
}

const OPEN_DOCUMENTS: Readonly<Record<string, OfficeKind>> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
};

function openDocument({ mimetype, parts }: Findings): OfficeKind {
  const kind = OPEN_DOCUMENTS[mimetype];
  if (!kind) throw new FileRefused('type-refused', 'An archive is not a document.', { found: 'zip' });
  if (parts.has('content.xml') && parts.has('meta-inf/manifest.xml')) return kind;
  throw new FileRefused('damaged', 'The document lacks its own text.');
}
