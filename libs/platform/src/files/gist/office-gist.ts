import type { ZipFile } from 'yauzl';
import type { AcceptedExtension } from '../accepted-types.js';
import { openArchive } from '../examination/archive.js';

/** The beginning of a text, paragraph by paragraph. */
export interface TextGist {
  readonly kind: 'text';
  readonly paragraphs: readonly string[];
  readonly isCut: boolean;
}

/** The sheets of a workbook, by name. */
export interface SheetsGist {
  readonly kind: 'sheets';
  readonly sheets: readonly string[];
}

export type OfficeExtension = Extract<AcceptedExtension, 'docx' | 'xlsx' | 'odt' | 'ods'>;

interface Where {
  readonly part: RegExp;
  /** What holds one paragraph, or names one sheet. */
  readonly piece: RegExp;
}

/** A part is read that far: what is shown stands at its beginning. */
const MOST_READ = 400_000;
const MOST_SHOWN = 1_200;
const MOST_SHEETS = 50;

const PLACES: Readonly<Record<OfficeExtension, Where>> = {
  docx: { part: /^word\/document\d*\.xml$/, piece: /<w:p[ >].*?<\/w:p>/gs },
  odt: { part: /^content\.xml$/, piece: /<text:(?:p|h)\b[^>]*>.*?<\/text:(?:p|h)>/gs },
  xlsx: { part: /^xl\/workbook\d*\.xml$/, piece: /<(?:\w+:)?sheet\b[^>]*?\bname="([^"]*)"/g },
  ods: { part: /^content\.xml$/, piece: /<table:table\b[^>]*?\btable:name="([^"]*)"/g },
};

/** What a document says first, or which sheets a workbook has, from a part of bounded size. */
export async function officeGist(path: string, extension: OfficeExtension): Promise<TextGist | SheetsGist> {
  const { part, piece } = PLACES[extension];
  const { text, isCut } = await beginningOf(path, part);
  if (extension === 'xlsx' || extension === 'ods') {
    const sheets = [...text.matchAll(piece)].map(([, name = '']) => plain(name));
    return { kind: 'sheets', sheets: [...new Set(sheets)].slice(0, MOST_SHEETS) };
  }
  return shortened(
    [...text.matchAll(piece)].map(([paragraph]) => plain(paragraph.replaceAll(/<[^>]*>/g, ''))),
    isCut,
  );
}

function shortened(all: readonly string[], isCut: boolean): TextGist {
  const paragraphs: string[] = [];
  let left = MOST_SHOWN;
  for (const paragraph of all.filter((one) => one !== '')) {
    if (left <= 0) return { kind: 'text', paragraphs, isCut: true };
    const letters = [...paragraph];
    paragraphs.push(letters.length > left ? `${letters.slice(0, left).join('')}…` : paragraph);
    left -= letters.length;
  }
  return { kind: 'text', paragraphs, isCut: isCut || left < 0 };
}

/** Text of a document as it reads: never markup of ours, it is shown as words only. */
function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll(/&#(\d{1,7});/g, (_all, code: string) =>
      Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : '',
    )
    .replaceAll('&amp;', '&')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim();
}

async function beginningOf(path: string, part: RegExp): Promise<{ readonly text: string; readonly isCut: boolean }> {
  const zip: ZipFile = await openArchive(path);
  try {
    for await (const entry of zip.eachEntry()) {
      if (!part.test(entry.fileName)) continue;
      return await textOf(await zip.openReadStreamPromise(entry));
    }
    return { text: '', isCut: false };
  } finally {
    zip.close();
  }
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<{ readonly text: string; readonly isCut: boolean }> {
  const decoder = new TextDecoder('utf-8');
  let text = '';
  for await (const chunk of stream) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MOST_READ) return { text: text.slice(0, MOST_READ), isCut: true };
  }
  return { text, isCut: false };
}
