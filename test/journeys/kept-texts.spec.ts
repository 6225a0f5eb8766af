import type { Browser, BrowserContext, Page } from 'playwright-core';
import { aCallFile } from '#testing/calls';
import { PASSWORD } from '../../apps/server/src/testing/forms.js';
import { anApplication, aPublishedCall, type BegunApplication, Storms } from '../faults/storm-of-deadlines.js';
import { Installation, until } from '../support/application.js';
import { launchBrowser } from '../support/browser.js';
import { Writers } from './writers.js';

/** What becomes of texts that are no drafts on the server when the tab, the network or the session is gone. */

/** Milliseconds after which the device has what was typed, and no page says so. */
const KEPT_BY_THEN = 1_000;

let installation: Installation;
let storms: Storms;
let browser: Browser;
let salma: BegunApplication;
let writers: Writers;
let fatima: string;

beforeAll(async () => {
  installation = await Installation.open();
  storms = await Storms.over(installation);
  const call = await aPublishedCall(storms.programme, aCallFile({ code: 'KAF-2026-01', closesInDays: 60 }));
  salma = await anApplication(storms.programme, call, PASSWORD);
  await installation.startServer();
  browser = await launchBrowser();
  writers = new Writers(installation, browser);
  fatima = await writers.aColleague(salma, 'Fatima Zahra');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await storms?.close();
  await installation?.close();
}, 60_000);

describe('a text that is sent once, from a page that keeps no draft', () => {
  const QUESTION = '[name="question"]';
  const FOUND = /retrouvé sur cet appareil/;
  const address = () => `${installation.url}/calls/KAF-2026-01/enquiries/new`;
  let device: BrowserContext;
  let asking: Page;

  beforeAll(async () => {
    device = await writers.signedIn(salma.email);
    asking = await opened();
  }, 60_000);

  const opened = async () => {
    const at = await device.newPage();
    await at.goto(address());
    await at.locator('[name="_kept"]').waitFor({ state: 'attached' });
    return at;
  };
  const noting = (words: RegExp) => asking.locator('.kept-note', { hasText: words }).waitFor();

  it('is there again when its tab was killed, and says so', async () => {
    await asking.fill(QUESTION, 'Une antenne locale peut-elle déposer ?');
    await noting(/Gardé sur cet appareil/);
    await asking.close();

    asking = await opened();

    await noting(FOUND);
    expect(await asking.inputValue(QUESTION)).toBe('Une antenne locale peut-elle déposer ?');
  }, 60_000);

  it('outlives the end of the session, and is forgotten once it was sent', async () => {
    await installation.rows('update session set revoked_at = now()');
    await asking.check('[name="language"][value="fr"]');
    await asking.click('main form .actions button');
    await asking.locator('main a[href="/sign-in"]').waitFor();
    await asking.close();
    await writers.signIn(device, salma.email);

    asking = await opened();
    await noting(FOUND);
    await asking.check('[name="language"][value="fr"]');
    await asking.click('main form .actions button');
    await asking.waitForURL((url) => url.pathname.endsWith('/enquiries'));
    const asked = await installation.rows<{ question: string }>('select question from call_enquiry');
    asking = await opened();

    expect(asked).toMatchObject([{ question: 'Une antenne locale peut-elle déposer ?' }]);
    expect(await asking.inputValue(QUESTION)).toBe('');
    expect(await asking.locator('.kept-note').count()).toBe(0);
  }, 60_000);

  it('is asked about before signing out removes it', async () => {
    await asking.fill(QUESTION, 'Faut-il un commissaire aux comptes ?');
    await noting(/Gardé sur cet appareil/);
    const elsewhere = await device.newPage();
    await elsewhere.goto(installation.url);
    const signOut = elsewhere.locator('form[action="/sign-out"] button');
    await signOut.click();
    await elsewhere.locator('.sign-out-note a[href$="/enquiries/new"]').waitFor();
    await signOut.click();
    await elsewhere.locator('a[href="/sign-in"]').first().waitFor();

    await asking.close();
    await writers.signIn(device, salma.email);
    asking = await opened();

    expect(await asking.inputValue(QUESTION)).toBe('');
  }, 60_000);

  it('is found from every tab in which it was written, one beside the other', async () => {
    const other = await opened();
    await asking.fill(QUESTION, 'Dans le premier onglet');
    await noting(/Gardé sur cet appareil/);
    await other.fill(QUESTION, 'Dans le second onglet');
    await other.locator('.kept-note', { hasText: /Gardé sur cet appareil/ }).waitFor();
    for (const tab of [asking, other]) await tab.close();

    asking = await opened();
    await asking.locator('minha-kept .written', { hasText: 'Dans le second onglet' }).waitFor();
    expect(await asking.inputValue(QUESTION)).toBe('Dans le premier onglet');
    await asking.fill(QUESTION, 'Dans le premier onglet, et encore');
    await asking.waitForTimeout(KEPT_BY_THEN);
    await asking.close();
    asking = await opened();

    await asking.locator('minha-kept .written', { hasText: 'Dans le second onglet' }).waitFor();
    expect(await asking.inputValue(QUESTION)).toBe('Dans le premier onglet, et encore');
  }, 60_000);

  it('is not shown to whoever signs in after a session that ended, and waits for its writer', async () => {
    await asking.close();
    await installation.rows('update session set revoked_at = now()');
    await writers.signIn(device, fatima);
    const hers = await opened();
    expect(await hers.inputValue(QUESTION)).toBe('');
    expect(await hers.locator('.kept-note, minha-kept .written').count()).toBe(0);
    await hers.fill(QUESTION, 'La question de Fatima');
    await hers.locator('.kept-note', { hasText: /Gardé sur cet appareil/ }).waitFor();
    await hers.close();

    await installation.rows('update session set revoked_at = now()');
    await writers.signIn(device, salma.email);
    asking = await opened();

    await noting(FOUND);
    expect(await asking.inputValue(QUESTION)).toBe('Dans le premier onglet, et encore');
    expect(await asking.content()).not.toContain('La question de Fatima');
  }, 60_000);
});

describe('a text of a page that saves by itself', () => {
  const FIELD = 'textarea[name="summary"]';
  let device: BrowserContext;
  let writing: Page;

  beforeAll(async () => {
    device = await writers.signedIn(salma.email);
  }, 60_000);

  /** What the server answers to what is saved; null where there is none. */
  async function opened(status: number | null): Promise<Page> {
    const at = await device.newPage();
    await at.route('**/design/draft', (route) => (status === null ? route.abort() : route.fulfill({ status })));
    await at.goto(`${installation.url}/design?lang=fr`);
    await at.locator('#sample-form [name="_kept"]').waitFor({ state: 'attached' });
    return at;
  }

  /** What waits on the device, as signing out asks it. */
  const unsent = () => writing.evaluate<readonly string[]>('globalThis.minhaKept.pagesUnsent()');
  const saying = (words: RegExp) => writing.locator('minha-autosave .saved', { hasText: words }).waitFor();
  const found = () => writing.locator('#sample-form .kept-note', { hasText: /retrouvé sur cet appareil/ }).waitFor();

  it.each([
    ['without a network', null],
    ['while the server refuses it', 503],
  ] as const)(
    'is there again when its tab was killed %s, until it is saved',
    async (_, status) => {
      const text = `Tapé alors que rien ne passe : ${status}`;
      writing = await opened(status);
      await writing.fill(FIELD, text);
      await saying(/^Non enregistré/);
      await writing.close();

      writing = await opened(status);
      await found();
      expect(await writing.inputValue(FIELD)).toBe(text);
      await writing.close();
      writing = await opened(204);
      await found();
      await saying(/^Enregistré à/);
      await until('the device has forgotten it', unsent, (pages) => pages.length === 0);
      await writing.close();

      writing = await opened(204);
      expect(await writing.inputValue(FIELD)).not.toBe(text);
      expect(await writing.locator('#sample-form [role="status"].kept-note').count()).toBe(0);
      await writing.close();
    },
    60_000,
  );
});
