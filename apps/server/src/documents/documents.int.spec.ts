import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Browser } from '../testing/browser.js';
import { ApplicationPortal } from '../testing/application-portal.js';

let portal: ApplicationPortal;
let owner: Browser;
let home: string;
let receiptPath: string;

beforeAll(async () => {
  portal = await ApplicationPortal.open();
  owner = await portal.anApplicant();
  home = await portal.aComplete(owner);
  receiptPath = String((await owner.submit(`${home}/submit?lang=ar`, { declared: 'yes' })).headers.location);
}, 60_000);

afterAll(() => portal.close());

async function read(browser: Browser, path: string) {
  const answer = await browser.get(path);
  const document = await getDocument({ data: new Uint8Array(answer.rawPayload), verbosity: 0 }).promise;
  const pages = Array.from({ length: document.numPages }, (_, n) => document.getPage(n + 1));
  const texts = await Promise.all(pages.map(async (page) => (await (await page).getTextContent()).items));
  const words = texts
    .flat()
    .map((item) => ('str' in item ? item.str : ''))
    .join(' ');
  return { answer, words, squeezed: words.replaceAll(/\s+/g, ''), info: (await document.getMetadata()).info as object };
}

describe('documents on paper', () => {
  it('are the application as it was declared, in its language or in another one, byte for byte the same', async () => {
    const own = await read(owner, `${receiptPath}/application.pdf`);
    const french = await read(owner, `${receiptPath}/application.pdf?in=fr`);
    const again = await owner.get(`${receiptPath}/application.pdf`);

    expect(own.answer.headers['content-type']).toBe('application/pdf');
    expect([own.info, french.info]).toMatchObject([{ Language: 'ar' }, { Language: 'fr' }]);
    expect(again.rawPayload.equals(own.answer.rawPayload)).toBe(true);
    expect(french.words).toContain('Ateliers de couture à Fnideq');
    expect(french.words).not.toContain('BROUILLON');
    expect(own.words).toContain('الوثائق');
  });

  it('are the receipt with the hash of every answer and file, and where it is verified', async () => {
    const { squeezed } = await read(owner, `${receiptPath}/receipt.pdf?in=fr`);
    const { answers, files, statement } = JSON.parse((await owner.get(`${receiptPath}/receipt.json`)).body) as {
      readonly answers: readonly { sha256: string }[];
      readonly files: readonly { sha256: string }[];
      readonly statement: { fingerprint: string };
    };

    expect(answers.length).toBeGreaterThan(10);
    for (const { sha256 } of [...answers, ...files]) expect(squeezed).toContain(sha256);
    expect(squeezed).toContain(statement.fingerprint);
    expect(squeezed).toContain(`/receipts?code=${receiptPath.replace('/receipts/', '')}`);
  });

  it('are the draft, which says so on every page', async () => {
    const { words } = await read(owner, `${home}/draft.pdf?in=fr`);

    expect(words).toContain('BROUILLON');
    expect(words).toContain('ne prouve ni un dépôt ni une date');
  });

  it('are nobody else’s', async () => {
    const stranger = await portal.anApplicant();
    for (const path of [`${receiptPath}/application.pdf`, `${receiptPath}/receipt.pdf`, `${home}/draft.pdf`]) {
      expect((await stranger.get(path)).statusCode).toBe(404);
    }
  });
});
