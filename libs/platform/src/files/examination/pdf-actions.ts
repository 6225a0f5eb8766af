import { FileRefused } from '../file-refused.js';
import type { PdfToken } from './pdf-tokens.js';
import { faultOfName, plainName } from './pdf-words.js';

/** A stream that holds objects, packed: what is in them is looked at as well. */
export interface PackedObjects {
  /** Where its bytes begin. */
  readonly from: number;
  /** Whether it says that it is one; others only look alike. */
  readonly isDeclared: boolean;
}

const ODD_FILTERS = new Set(['ASCIIHexDecode', 'ASCII85Decode', 'LZWDecode', 'RunLengthDecode', 'Crypt', 'Predictor']);
const MOST_REMEMBERED = 100_000;
const UNKNOWN = -1;

/**
 * Follows the words of a PDF and refuses what does more than be read: programmes, actions on opening, files inside,
 * protection. Every revision in the file counts, also one that a reader would not show.
 */
export class PdfActions {
  readonly packed: PackedObjects[] = [];
  private readonly opening = new Set<number>();
  private readonly addresses = new Set<number>();
  private names: string[] = [];
  private object = 0;
  private isInStream = false;
  private waitsForAction = false;

  take(token: PdfToken): void {
    if (token.kind === 'name') this.takeName(plainName(token.name));
    else if (token.kind === 'reference') this.takeReference(token.number);
    else if (token.kind === 'object') this.begin(token.number);
    else if (token.kind === 'stream') this.takeStream(token.end);
    else this.begin(this.object);
  }

  /** From here on objects of a packed stream follow: what they are called is not known. */
  enterPacked(): void {
    this.begin(UNKNOWN);
  }

  /** Whether what opens by itself leads to an address. */
  mustStandStill(): void {
    if ([...this.opening].some((number) => this.addresses.has(number))) throw actsByItself('URI');
  }

  private begin(object: number): void {
    this.object = object;
    this.names = [];
    this.isInStream = false;
    this.waitsForAction = false;
  }

  private takeName(name: string): void {
    const fault = faultOfName(name, this.isInStream ? 'bytes' : 'objects');
    if (fault) throw new FileRefused(fault, 'The PDF does more than be read.', { name });
    const opens = this.names.some((one) => OPENING.has(one));
    if (name === 'URI' && this.names.at(-1) === 'S') {
      if (opens && !this.isInStream) throw actsByItself(name);
      if (this.object !== UNKNOWN && this.addresses.size < MOST_REMEMBERED) this.addresses.add(this.object);
    }
    this.waitsForAction = OPENING.has(name) || (this.waitsForAction && TRIGGER.test(name));
    this.names.push(name);
    if (this.names.length > 200) this.names.shift();
  }

  private takeReference(number: number): void {
    if (this.waitsForAction && this.opening.size < MOST_REMEMBERED) this.opening.add(number);
  }

  private takeStream(from: number): void {
    this.isInStream = true;
    const isDeclared = this.names.includes('ObjStm');
    if (!isDeclared && !this.names.includes('First')) return;
    if (isDeclared && this.names.some((name) => ODD_FILTERS.has(name))) {
      throw new FileRefused('damaged', 'The objects of the PDF are packed in an unusual way.');
    }
    if (this.packed.length >= MOST_REMEMBERED) throw new FileRefused('too-complex', 'The PDF has too many parts.');
    this.packed.push({ from, isDeclared });
  }
}

const OPENING = new Set(['OpenAction', 'AA']);
/** The occasions of additional actions: of a page, a field, a document. */
const TRIGGER = /^(?:O|C|E|X|D|U|Fo|Bl|PO|PC|PV|PI|K|F|V|WC|WS|DS|WP|DP)$/;

function actsByItself(name: string): FileRefused {
  return new FileRefused('pdf-actions', 'The PDF opens an address by itself.', { name });
}
