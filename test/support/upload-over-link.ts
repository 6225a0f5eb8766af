import { randomBytes } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { aPdfFile } from '#testing/platform';
import { type LinkSpeed, SlowLink } from './slow-link.js';

export interface UploadOverLink {
  readonly portalUrl: string;
  readonly email: string;
  readonly password: string;
  /** Address of the page with the documents, and which of them the file is. */
  readonly page: string;
  readonly kind: string;
  readonly bytes: number;
  /** The file itself, where it is to be the same one again. */
  readonly file?: Buffer;
  readonly link: LinkSpeed;
  /** What happens on the way. */
  readonly meanwhile?: (page: Page) => Promise<void>;
  /** Whether the person leaves before the file has arrived. */
  readonly isLeft?: boolean;
}

export interface UploadMeasured {
  readonly bytes: number;
  readonly carriedBytes: number;
  readonly sentAgainPercent: number;
  readonly cuts: number;
  readonly seconds: number;
}

const PATIENCE_MS = 900_000;

/** A PDF of a size that nothing can be packed out of, like a scan. */
export function aScan(bytes: number): Buffer {
  const head = '<< /Length 1 >>\nstream\n';
  const stream = Buffer.concat([Buffer.from(head), randomBytes(bytes), Buffer.from('\nendstream')]);
  return aPdfFile({ objects: [stream] });
}

/**
 * Somebody signs in, chooses a file on the page and sends it over a link that is slow and cut: with the page's own
 * script, in a real browser. Answers when the page says that the document is there.
 */
export async function uploadOverLink(browser: Browser, asked: UploadOverLink): Promise<UploadMeasured> {
  const context = await browser.newContext({ locale: 'fr' });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  await page.goto(`${asked.portalUrl}/sign-in`);
  await page.fill('input[name=email]', asked.email);
  await page.fill('input[name=password]', asked.password);
  await Promise.all([
    page.waitForURL((url) => url.pathname !== '/sign-in'),
    page.press('input[name=password]', 'Enter'),
  ]);
  const link = await SlowLink.to(asked.portalUrl, asked.link);
  try {
    await page.goto(link.url + asked.page);
    const content = asked.file ?? aScan(asked.bytes);
    await chosen(page, `#upload-${asked.kind} input[type=file]`, content);
    link.countAnew();
    const began = performance.now();
    await page.click(`#upload-${asked.kind} button`);
    await asked.meanwhile?.(page);
    if (asked.isLeft !== true) await page.waitForSelector('.document-present');
    const seconds = (performance.now() - began) / 1_000;
    const { carriedBytes, cuts } = link.counted;
    const bytes = content.length;
    return { bytes, carriedBytes, cuts, seconds, sentAgainPercent: Math.max(0, (carriedBytes / bytes - 1) * 100) };
  } finally {
    await link.close();
    await context.close();
  }
}

/** Chooses a file that was last changed at a certain instant: by that a browser knows the same one again. */
async function chosen(page: Page, field: string, content: Buffer): Promise<void> {
  await page.setInputFiles(field, { name: 'scan.pdf', mimeType: 'application/pdf', buffer: content });
  await page.locator(field).evaluate((input: HTMLInputElement) => {
    const [given] = input.files ?? [];
    if (!given) return;
    const files = new DataTransfer();
    files.items.add(new File([given], given.name, { type: given.type, lastModified: 1_700_000_000_000 }));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
}
