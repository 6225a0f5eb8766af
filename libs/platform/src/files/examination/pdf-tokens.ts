/** The few words of a PDF that matter here, with their place in the file. */
export type PdfToken =
  | { readonly kind: 'name'; readonly name: string; readonly at: number; readonly end: number }
  | { readonly kind: 'object' | 'reference'; readonly number: number; readonly at: number; readonly end: number }
  | { readonly kind: 'stream' | 'endstream' | 'endobj'; readonly at: number; readonly end: number };

const TOKEN =
  // eslint-disable-next-line no-control-regex -- NUL is white space in a PDF
  /\/([^\0\t\n\f\r ()<>[\]{}/%]{1,128})|\b(\d{1,10})[\0\t\n\f\r ]{1,64}\d{1,5}[\0\t\n\f\r ]{1,64}(obj|R)\b|\b(endstream|stream|endobj)\b/g;
/** Longer than any token: what lies that near to the end of a chunk is looked at with the next one. */
const LONGEST = 512;

/** Finds the tokens of a text that comes in chunks, wherever a chunk ends. */
export class PdfTokens {
  private rest = '';
  private at: number;

  constructor(startsAt = 0) {
    this.at = startsAt;
  }

  *in(chunk: Buffer): Generator<PdfToken, void, undefined> {
    yield* this.take(this.rest + chunk.toString('latin1'), LONGEST);
  }

  *atEnd(): Generator<PdfToken, void, undefined> {
    yield* this.take(this.rest, 0);
  }

  private *take(text: string, margin: number): Generator<PdfToken, void, undefined> {
    const sure = text.length - margin;
    let done = Math.max(0, sure);
    for (const match of text.matchAll(TOKEN)) {
      if (match.index >= sure) break;
      done = Math.max(done, match.index + match[0].length);
      yield tokenOf(match, this.at + match.index);
    }
    this.rest = text.slice(done);
    this.at += done;
  }
}

function tokenOf(match: RegExpExecArray, at: number): PdfToken {
  const [all, name, number, use, word] = match;
  const end = at + all.length;
  if (name !== undefined) return { kind: 'name', name, at, end };
  if (number !== undefined) return { kind: use === 'R' ? 'reference' : 'object', number: Number(number), at, end };
  return { kind: word === 'stream' ? 'stream' : word === 'endobj' ? 'endobj' : 'endstream', at, end };
}
