import { FileRefused, type Refusal } from '../file-refused.js';
import type { PartReader } from './archive.js';

/** What must not stand in a part of a document: the pattern, and why not. */
export interface Forbidden {
  readonly pattern: RegExp;
  readonly because: Refusal;
}

/** Anything that is matched is shorter than that; a longer attribute is refused where it begins. */
const OVERLAP = 8_192;
const LONGEST_KEPT = 1_000_000;
const DECLARATION = /^\uFEFF?\s*(?:<|$)/;
const ODD_ENCODING = /^[^>]{0,200}encoding\s*=\s*["'](?!utf-8|us-ascii|iso-8859-|windows-125)/i;

/** Definitions that grow or fetch; the plain one of an old manifest does neither. */
const DEFINITIONS: Forbidden = {
  pattern: /<!ENTITY|<!DOCTYPE[^<>[]{0,500}(?:\[|https?:|file:|ftp:)/i,
  because: 'external-content',
};

/** Reads a part as text, chunk by chunk, and refuses what is forbidden wherever chunks are cut. */
export class XmlPart implements PartReader {
  private rest = '';
  private kept = '';
  private isBegun = false;
  private readonly decoder = new TextDecoder('utf-8');

  constructor(
    private readonly forbidden: readonly Forbidden[],
    /** Gets the whole text of a part that is small by nature; a longer one is refused. */
    private readonly whole: ((text: string) => void) | null = null,
  ) {}

  take(chunk: Buffer): void {
    this.look(this.decoder.decode(chunk, { stream: true }));
  }

  end(): void {
    this.look(this.decoder.decode());
    this.whole?.(this.kept);
  }

  private look(text: string): void {
    if (!this.isBegun && text.length > 0) {
      this.isBegun = true;
      if (!DECLARATION.test(text) || ODD_ENCODING.test(text)) {
        throw new FileRefused('damaged', 'A part of the document is not written as documents are.');
      }
    }
    const plain = plainXml(this.rest + text);
    for (const { pattern, because } of [DEFINITIONS, ...this.forbidden]) {
      if (pattern.test(plain)) throw new FileRefused(because, 'The document does more than be read.');
    }
    this.rest = (this.rest + text).slice(-OVERLAP);
    if (this.whole) this.keep(text);
  }

  private keep(text: string): void {
    this.kept += text;
    if (this.kept.length > LONGEST_KEPT) throw new FileRefused('too-complex', 'A list in the document is too long.');
  }
}

/** `&#68;DE` is `DDE` for every reader, and so is a name in a CDATA section. */
export function plainXml(text: string): string {
  return text
    .replaceAll(/<!\[CDATA\[|\]\]>/g, '')
    .replaceAll(/&#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}));/g, (_all, hex?: string, decimal?: string) =>
      letter(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'");
}

function letter(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
