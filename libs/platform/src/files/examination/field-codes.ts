import { FileRefused } from '../file-refused.js';
import type { PartReader } from './archive.js';
import { plainXml } from './xml-part.js';

const INSTRUCTION = /<(?:[\w.-]{1,40}:)?instrText\b[^<>]{0,200}>([^<]{0,4000})/g;
const LONGEST = 65_536;
const OVERLAP = 8_192;
const CALLS_PROGRAMME = /\bDDE(?:AUTO)?\b/i;
const FETCHES = /\bINCLUDE(?:TEXT|PICTURE)\b\s*(?:\\\w\s*)*"?\s*(?:https?:|ftp:|file:|\\\\|\/\/)/i;

/** The instructions of a text's fields, put together again: a word may be cut into letters between them. */
export class FieldCodes implements PartReader {
  private rest = '';
  private codes = '';

  take(chunk: Buffer): void {
    const text = this.rest + chunk.toString('latin1');
    let done = Math.max(0, text.length - OVERLAP);
    for (const match of text.matchAll(INSTRUCTION)) {
      const end = match.index + match[0].length;
      // One that the chunk cuts off is read with the next chunk.
      if (end === text.length) {
        done = Math.min(done, match.index);
        break;
      }
      done = Math.max(done, end);
      this.codes = (this.codes + plainXml(match[1] ?? '')).slice(-LONGEST);
    }
    this.rest = text.slice(done);
    this.mustBeHarmless();
  }

  end(): void {
    this.take(Buffer.from('<'));
  }

  private mustBeHarmless(): void {
    if (CALLS_PROGRAMME.test(this.codes)) throw new FileRefused('commands', 'A field of the text calls a programme.');
    if (FETCHES.test(this.codes)) throw new FileRefused('external-content', 'A field of the text fetches something.');
  }
}
