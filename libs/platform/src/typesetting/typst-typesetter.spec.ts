import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PrintedDocument, PrintedPart, PrintedText } from './printed-document.js';
import { DocumentTooLong, TypesetterMissing } from './typesetter.js';
import { TypstTypesetter } from './typst-typesetter.js';

const PROGRAM = join('config', 'documents', 'typeset.mjs');
const typesetter = new TypstTypesetter(PROGRAM);
afterAll(() => typesetter.onApplicationShutdown());

const run = (text: string, dir: 'ltr' | 'rtl' = 'ltr', style: PrintedText['style'] = 'plain') => ({ text, dir, style });
const answer = (label: string, ...paragraphs: PrintedText[]): PrintedPart => ({
  kind: 'answer',
  label,
  body: [{ kind: 'text', paragraphs }],
});

function aDocument(change: Partial<PrintedDocument> = {}): PrintedDocument {
  return {
    lang: 'fr',
    dir: 'ltr',
    title: run('Ateliers de couture à Fnideq'),
    author: 'Association Amal',
    office: 'Minha',
    emblem: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0L4 4"/></svg>',
    call: run('Initiatives locales'),
    kind: 'Note succincte',
    mark: null,
    notice: null,
    footer: {
      code: run('KAF-1', 'ltr', 'code'),
      version: 'v1',
      hashLabel: 'SHA-256',
      hash: 'ab'.repeat(32),
      page: 'Page {n} sur {m}',
    },
    at: new Date('2026-02-19T11:59:59Z'),
    parts: [{ kind: 'heading', level: 1, text: 'Le projet' }, answer('Objectif', run('Former 120 jeunes.'))],
    ...change,
  };
}

/** What is read out of a PDF, page by page, and how it says it is built. */
async function read(pdf: Uint8Array) {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, n) => {
      const page = await document.getPage(n + 1);
      const { items } = await page.getTextContent();
      const pieces = items.flatMap((item) => ('str' in item ? [item] : []));
      return {
        pieces,
        words: pieces.map(({ str }) => str).join(' '),
        tree: JSON.stringify(await page.getStructTree()),
      };
    }),
  );
  const { info } = await document.getMetadata();
  return { pages, info: info as Record<string, unknown>, mark: await document.getMarkInfo() };
}

const squeezed = (text: string) => text.replaceAll(/\s+/g, '');

describe('a document that is set', () => {
  it('is tagged, says its language and title, and is the same bytes each time', async () => {
    const first = await typesetter.set(aDocument());
    const second = await typesetter.set(aDocument());
    const { pages, info, mark } = await read(first.pdf);

    expect(createHash('sha256').update(first.pdf).digest()).toEqual(createHash('sha256').update(second.pdf).digest());
    expect(info).toMatchObject({ Title: 'Ateliers de couture à Fnideq', Language: 'fr' });
    expect(mark?.Marked).toBe(true);
    expect(pages[0]?.tree).toMatch(/"role":"H1"/);
    expect(pages[0]?.words).toContain('Page 1 sur 1');
    expect(Buffer.from(first.pdf).includes('pdfuaid')).toBe(true);
  });

  it('sets Arabic in its order and shape, and amounts from left to right within it', async () => {
    const sentence = 'تكلفة المشروع 1\u00a0200\u00a0000,00 درهم في Fnideq';
    const { pdf } = await typesetter.set(
      aDocument({
        lang: 'ar',
        dir: 'rtl',
        title: run('ورشات الخياطة', 'rtl'),
        parts: [answer('المبلغ', run(sentence, 'rtl'))],
      }),
    );
    const { pages, info } = await read(pdf);
    const pieces = pages[0]?.pieces ?? [];
    const at = (word: string) => pieces.find(({ str }) => str.includes(word))?.transform[4] as number | undefined;
    const xs = ['تكلفة', 'درهم', 'Fnideq'].map(at);
    const line = pieces.find(({ str }) => str.includes('درهم'))?.transform[5] as number | undefined;
    const figures = pieces
      .filter(({ str, transform }) => /\d/.test(str) && Math.abs((transform[5] as number) - (line ?? 0)) < 2)
      .sort((a, b) => (a.transform[4] as number) - (b.transform[4] as number));

    expect(info['Language']).toBe('ar');
    expect(pages[0]?.words).toContain('الخياطة');
    // From right to left: the first word of the sentence has the largest x.
    expect(xs.every((x) => x !== undefined)).toBe(true);
    expect([...xs].sort((a, b) => (b ?? 0) - (a ?? 0))).toEqual(xs);
    expect(squeezed(figures.map(({ str }) => str).join(''))).toBe('1200000,00');
  });

  it('of thirty pages numbers each of them and repeats its code', async () => {
    const long = Array.from({ length: 330 }, (_, n) =>
      answer(`Question ${n}`, run('Une réponse assez longue. '.repeat(18))),
    );
    const { pdf, pages: count } = await typesetter.set(aDocument({ parts: long }));
    const { pages } = await read(pdf);

    expect(count).toBeGreaterThanOrEqual(30);
    expect(pages.every(({ words }, n) => words.includes(`Page ${n + 1} sur ${count}`) && words.includes('KAF-1'))).toBe(
      true,
    );
  });

  it('takes what people write as text, whatever it is', async () => {
    const hostile = '#import "x": * \\ $x^2$ *b* _i_ `r` <l> @ref // c /* d */ #{panic("now")}';
    const { pdf } = await typesetter.set(
      aDocument({ parts: [answer(hostile, run(hostile), run('漢 \u0000\u0007 \ud800 ⵉⵙⵏ ź'))] }),
    );
    const { pages } = await read(pdf);
    const words = squeezed(pages[0]?.words ?? '');

    expect(words).toContain(squeezed('#{panic("now")}'));
    expect(words).toContain('[U+6F22]');
    expect(words).toContain('ⵉⵙⵏ');
  });

  it('is set for any text', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, text, async (label, written) => {
        const parts = [answer(label, run(written), run(written, 'rtl'))];
        expect((await typesetter.set(aDocument({ parts, title: run(`t ${label}`) }))).pages).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('is refused where it is too long, and ends alone where it takes too long', async () => {
    const small = new TypstTypesetter(PROGRAM, { maxMs: 20_000, maxCharacters: 100, maxWaiting: 2 });
    const hasty = new TypstTypesetter(PROGRAM, { maxMs: 1, maxCharacters: 1e6, maxWaiting: 2 });

    await expect(small.set(aDocument())).rejects.toBeInstanceOf(DocumentTooLong);
    await expect(hasty.set(aDocument())).rejects.toMatchObject({ code: 'files.typesetter-busy' });
    // It is not lost for whoever comes next.
    await expect(hasty.set(aDocument())).rejects.toMatchObject({ code: 'files.typesetter-busy' });
    expect((await typesetter.set(aDocument())).pages).toBe(1);
  });

  it('cannot be had where the machine has no typesetter, which is said', async () => {
    const none = new TypstTypesetter(join('libs', 'platform', 'src', 'typesetting', 'testing', 'no-typesetter.mjs'));
    await expect(none.set(aDocument())).rejects.toBeInstanceOf(TypesetterMissing);
  });
});

describe('the sheet', () => {
  it('evaluates nothing that people wrote', () => {
    expect(readFileSync(join('config', 'documents', 'document.typ'), 'utf8')).not.toMatch(/\beval\(/);
  });
});
