import type { Browser, Page } from 'playwright-core';
import type { Call } from '#libs/calls';
import { aCallFile } from '#testing/calls';
import { PASSWORD } from '../../apps/server/src/testing/forms.js';
import { anApplication, aPublishedCall, type BegunApplication, Storms } from '../faults/storm-of-deadlines.js';
import { Installation, until } from '../support/application.js';
import { launchBrowser } from '../support/browser.js';
import { aScan, uploadOverLink } from '../support/upload-over-link.js';

/** A slow line that is cut again and again; the same with the full size and speed is `npm run bench -- --only upload`. */

const KIND = 'declaration';
const LINK = { bytesPerSecond: 400_000, cutEveryMs: 2_500 };
const BYTES = 4_000_000;
const MOST_AGAIN_PERCENT = 10;

let installation: Installation;
let storms: Storms;
let browser: Browser;
let call: Call;

beforeAll(async () => {
  installation = await Installation.open();
  storms = await Storms.over(installation);
  const file = aCallFile({ code: 'KAF-2026-01', closesInDays: 60 });
  call = await aPublishedCall(storms.programme, file);
  await installation.startServer();
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await storms?.close();
  await installation?.close();
}, 60_000);

const sending = ({ id, email }: BegunApplication) => ({
  portalUrl: installation.url,
  email,
  password: PASSWORD,
  page: `/applications/${id}/documents/conceptNote`,
  kind: KIND,
  bytes: BYTES,
});

describe('a file over a line that is cut', () => {
  it('arrives with at most a tenth sent again', async () => {
    const salma = await anApplication(storms.programme, call, PASSWORD);

    const measured = await uploadOverLink(browser, { ...sending(salma), link: LINK });

    expect(measured.cuts).toBeGreaterThan(2);
    expect(measured.sentAgainPercent).toBeLessThan(MOST_AGAIN_PERCENT);
  }, 120_000);

  it('goes on after the page was loaded again, with the same file', async () => {
    const salma = await anApplication(storms.programme, call, PASSWORD);
    const buffer = aScan(BYTES);
    const meanwhile = async (page: Page) => {
      const arrived = () => page.locator('progress').evaluate((bar: HTMLProgressElement) => bar.value);
      await until('a quarter has arrived', arrived, (bytes) => bytes > BYTES / 4);
      page.once('dialog', (leaving) => leaving.accept());
      await page.reload();
      await page.waitForSelector('.upload-begun');
    };

    const first = await uploadOverLink(browser, {
      ...sending(salma),
      file: buffer,
      link: { ...LINK, cutEveryMs: 600_000 },
      meanwhile,
      isLeft: true,
    });
    const second = await uploadOverLink(browser, {
      ...sending(salma),
      file: buffer,
      link: { ...LINK, cutEveryMs: 600_000 },
    });

    expect(first.carriedBytes + second.carriedBytes).toBeLessThan(buffer.length * 1.1);
    expect(second.carriedBytes).toBeLessThan(buffer.length * 0.8);
  }, 120_000);
});
