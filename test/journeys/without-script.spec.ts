import { aCall } from '#testing/calls';
import type { Browser, Page } from 'playwright-core';
import { Installation, until } from '../support/application.js';
import { Findings, launchBrowser, Visitor } from '../support/browser.js';
import { chapters, PATIENCE_MS } from './chapters.js';
import { emailOf } from './people.js';
import { ApplicantAtWork } from './writing.js';

/**
 * The applicant's part, from sign-up to the receipt, on a telephone, in Arabic and without any script. Each kind of page
 * runs from right to left, fits 390 and 320 pixels, and has nothing that axe finds.
 */

const FILE = 'config/calls/kafaat-liljamia.yaml';
const WIDTHS = [390, 320] as const;
const call = aCall();
const chapter = chapters();

let installation: Installation;
let browser: Browser;
let findings: Findings;
let visitor: Visitor;
let applicant: ApplicantAtWork;
let home: string;

beforeAll(async () => {
  installation = await Installation.open();
  await installation.moveClockTo(new Date('2026-01-05T10:00:00Z'));
  await installation.command('call', 'publish', FILE);
  await installation.startServer();
  await installation.startWorker();
  browser = await launchBrowser();
  findings = new Findings(installation.url);
  visitor = await Visitor.enter(browser, installation.url, findings, {
    javaScriptEnabled: false,
    locale: 'ar',
    viewport: { width: WIDTHS[0], height: 844 },
    look: lookAgain,
  });
  applicant = new ApplicantAtWork(visitor, call);
}, PATIENCE_MS);

afterAll(async () => {
  await browser?.close();
  await installation?.close();
}, PATIENCE_MS);

afterEach(() => findings.mustBeNone());

describe('an applicant without scripts, on a telephone, in Arabic', () => {
  it(
    'signs up and enters the bank account',
    chapter(async () => {
      await applicant.signUp();
      await applicant.enterAccount();

      expect(await visitor.words()).toContain('011');
    }),
    PATIENCE_MS,
  );

  it(
    'finds the call and writes a whole concept note',
    chapter(async () => {
      home = await applicant.start();
      await applicant.write(home, 'conceptNote');

      expect(home).toMatch(/^\/applications\/[0-9a-f-]{36}$/);
    }),
    PATIENCE_MS,
  );

  it(
    'hands it in and holds a receipt, on the page and in the mail',
    chapter(async () => {
      const receiptCode = await applicant.submit(home);

      expect(await visitor.words()).toContain(receiptCode);
      const look = () => installation.mail.to(emailOf('signatory'));
      const mails = await until('the receipt', look, (all) => all.some(({ text }) => text.includes(receiptCode)), {
        everyMs: 100,
      });
      expect(mails.some(({ subject }) => /\p{Script=Arabic}/u.test(subject))).toBe(true);
    }),
    PATIENCE_MS,
  );
});

/** axe needs scripts: each kind of page is opened once more in a window that has them, with the same cookies. */
async function lookAgain(shown: Page): Promise<void> {
  if (!findings.isNew(shown.url(), 'without script')) return;
  expect(await shown.locator('html').getAttribute('dir')).toBe('rtl');
  const context = await browser.newContext({ locale: 'ar', viewport: { width: WIDTHS[0], height: 844 } });
  await context.addCookies(await shown.context().cookies());
  const again = await context.newPage();
  await again.goto(shown.url());
  for (const width of WIDTHS) {
    await again.setViewportSize({ width, height: 844 });
    const wider = await again.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (wider > 0) findings.complaints.push(`${again.url()} is ${wider} px wider than ${width}`);
  }
  await findings.axe(again);
  await context.close();
}
