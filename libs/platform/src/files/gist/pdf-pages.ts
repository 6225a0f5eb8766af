import { examinePdf } from '../examination/pdf.js';
import type { PdfToken } from '../examination/pdf-tokens.js';
import type { Source } from '../examination/source.js';

/** How many pages a PDF has; null where its own words do not say. */
export async function pagesOf(source: Source): Promise<number | null> {
  const count = new PageCount();
  await examinePdf(source, (token) => count.take(token));
  return count.pages === 0 ? null : count.pages;
}

/** Counts the objects that are pages, each once however often it was written anew. */
class PageCount {
  private readonly written = new Set<number>();
  private packed = 0;
  private object: number | null = null;
  private last = '';

  get pages(): number {
    return this.written.size + this.packed;
  }

  take(token: PdfToken): void {
    if (token.kind === 'object') this.object = token.number;
    else if (token.kind === 'endobj') this.object = null;
    else if (token.kind === 'name') this.takeName(token.name);
  }

  private takeName(name: string): void {
    if (this.last === 'Type' && name === 'Page') {
      if (this.object === null) this.packed += 1;
      else this.written.add(this.object);
    }
    this.last = name;
  }
}
