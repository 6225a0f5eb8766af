import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { aCallFile } from '#testing/calls';
import { PASSWORD } from '../../apps/server/src/testing/forms.js';
import { anApplication, aPublishedCall, type BegunApplication, Storms } from '../faults/storm-of-deadlines.js';
import { Installation, until } from '../support/application.js';
import type { ApplicationProcess } from '../support/application-process.js';
import { launchBrowser } from '../support/browser.js';
import { keptOnDevice, recordsOnDevice } from '../support/kept-page.js';
import { Writers } from './writers.js';

/** What becomes of text when the tab, the network, the session or the server is gone, and when two people write. */

const TITLE = '[name="q.title"]';
const SUMMARY = '[name="q.summary"]';
const LINE = 'minha-draft .saved';

let installation: Installation;
let storms: Storms;
let server: ApplicationProcess;
let browser: Browser;
let salma: BegunApplication;
let writers: Writers;
let fatima: string;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  installation = await Installation.open();
  storms = await Storms.over(installation);
  const call = await aPublishedCall(storms.programme, aCallFile({ code: 'KAF-2026-01', closesInDays: 60 }));
  salma = await anApplication(storms.programme, call, PASSWORD);
  server = await installation.startServer();
  browser = await launchBrowser();
  writers = new Writers(installation, browser);
  fatima = await writers.aColleague(salma, 'Fatima Zahra');
  context = await writers.signedIn(salma.email);
  page = await atTheForm(context);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await storms?.close();
  await installation?.close();
}, 60_000);

describe('what somebody types', () => {
  it('is saved within two seconds, and the page says so only then', async () => {
    const typing = performance.now();
    await type(page, TITLE, 'Ateliers de couture');

    await saying(page, /^Enregistré à/);

    expect(performance.now() - typing).toBeLessThan(2_000);
    expect((await stored())['title']).toBe('Ateliers de couture');
  });

  it('is there again when its tab was killed before it could be sent, and is sent', async () => {
    // Without a line the page cannot send it on its way out either.
    await context.setOffline(true);
    await type(page, TITLE, 'Ateliers de couture à Fnideq');
    await saying(page, /gardé sur cet appareil/);
    await page.close();
    await context.setOffline(false);

    page = await atTheForm(context);

    // Found on the device, or sent after all while the tab went down and the line came back.
    const shown = () => page.inputValue(TITLE);
    await until('it is there', shown, (title) => title === 'Ateliers de couture à Fnideq', { limitMs: 20_000 });
    await storing('title', 'Ateliers de couture à Fnideq');
  }, 120_000);

  it('is on the device only as a cipher', async () => {
    await context.setOffline(true);
    await type(page, SUMMARY, 'Ateliers sans réseau');
    await saying(page, /gardé sur cet appareil/);
    const onDevice = await recordsOnDevice(page);

    expect(onDevice).toHaveLength(1);
    expect(onDevice.join()).not.toContain('Ateliers');
    await context.setOffline(false);
    await storing('summary', 'Ateliers sans réseau');
  }, 60_000);

  it('waits on the device while there is no server, is shown again by a reload, and is sent when the server is back', async () => {
    await keptOnDevice(page);
    await server.kill();
    await type(page, SUMMARY, 'Écrit sans réseau');
    await saying(page, /Pas de réseau.*gardé sur cet appareil/);

    await page.reload();
    const found = () => page.inputValue(SUMMARY);
    await until('it is found', found, (text) => text === 'Écrit sans réseau', { limitMs: 10_000 });
    expect(await page.inputValue(TITLE)).toBe('Ateliers de couture à Fnideq');
    server = await installation.startServer();

    await storing('summary', 'Écrit sans réseau');
    await saying(page, /^Enregistré à/);
  }, 120_000);

  it('is tried again when the server has no time for it', async () => {
    let refused = 0;
    await context.route('**/draft', (route) => {
      refused += 1;
      return refused <= 2 ? route.fulfill({ status: 503, body: 'later' }) : route.continue();
    });
    await type(page, SUMMARY, 'Malgré une panne');

    await saying(page, /le service ne répond pas/);
    await storing('summary', 'Malgré une panne');
    await context.unroute('**/draft');
  });

  it('stays where it is when the session ends, and is saved after signing in over the page', async () => {
    await installation.rows('update session set revoked_at = now()');
    await type(page, SUMMARY, 'Après la fin de la session');
    const dialog = page.locator('dialog.sign-in-again');
    await dialog.locator('[name="email"]').fill(salma.email);
    await dialog.locator('[name="password"]').fill(PASSWORD);
    await dialog.locator('form button:not([type="button"])').click();

    await storing('summary', 'Après la fin de la session');

    expect(await page.inputValue(SUMMARY)).toBe('Après la fin de la session');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('q.summary');
  });
});

describe('two people on one page', () => {
  let other: Page;

  beforeAll(async () => {
    other = await atTheForm(await writers.signedIn(fatima));
  }, 60_000);

  it('see each other, and in different fields each other’s words', async () => {
    await type(other, TITLE, 'Le titre de Fatima');
    await saying(other, /^Enregistré à/);
    await type(page, SUMMARY, 'Le résumé de Salma');

    await page.waitForFunction(() => document.querySelector('.neighbours')?.textContent?.includes('Fatima Zahra'));
    await page.waitForFunction(
      (field) => document.querySelector<HTMLInputElement>(field)?.value === 'Le titre de Fatima',
      TITLE,
    );
    expect(await page.inputValue(SUMMARY)).toBe('Le résumé de Salma');
    await storing('summary', 'Le résumé de Salma');
  });

  it('are shown both answers in the same field, and put them together', async () => {
    await type(page, TITLE, 'Couture');
    await saying(page, /^Enregistré à/);
    await type(other, TITLE, 'Broderie');
    await other.locator('.other-version').waitFor();
    expect((await stored())['title']).toBe('Couture');

    await other.locator('[value="both:title"]').click();

    await until('both are stored', stored, ({ title }) => title === 'Broderie / Couture', {
      limitMs: 10_000,
    });
  });
});

describe('two tabs of one person on one page', () => {
  let device: BrowserContext;
  let tabs: readonly [Page, Page];

  beforeAll(async () => {
    device = await writers.signedIn(salma.email);
  }, 60_000);

  beforeEach(async () => {
    tabs = [await atTheForm(device), await atTheForm(device)];
    for (const tab of tabs) await withoutNetwork(tab);
  }, 60_000);

  afterEach(async () => {
    for (const tab of device.pages()) await tab.close();
  });

  /** From inside: while a tab goes down a browser lets requests through that it had stopped before. */
  const withoutNetwork = (tab: Page) =>
    tab.evaluate(() => {
      const network = globalThis.fetch;
      globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
      globalThis.addEventListener('network', () => (globalThis.fetch = network));
    });
  const withNetwork = (tab: Page) =>
    tab.evaluate(() => ['network', 'online'].forEach((kind) => globalThis.dispatchEvent(new Event(kind))));

  async function written(at: Page, field: string, text: string): Promise<void> {
    await type(at, field, text);
    await saying(at, /gardé sur cet appareil/);
  }

  async function openedAgain(): Promise<Page> {
    for (const tab of tabs) await tab.close();
    return atTheForm(device);
  }

  it('lose nothing that was typed in either when both are killed', async () => {
    await written(tabs[0], TITLE, 'Le titre du premier onglet');
    await written(tabs[1], SUMMARY, 'Le résumé du second onglet');

    await openedAgain();

    await storing('title', 'Le titre du premier onglet');
    await storing('summary', 'Le résumé du second onglet');
  }, 120_000);

  it('are shown both answers in the same field when both are killed', async () => {
    await written(tabs[0], TITLE, 'Tissage');
    await written(tabs[1], TITLE, 'Poterie');

    const again = await openedAgain();
    await again.locator('.other-version').waitFor();
    expect((await stored())['title']).toBe('Tissage');
    await again.locator('[value="both:title"]').click();

    await storing('title', 'Poterie / Tissage');
  }, 120_000);

  it('go on in the one when the other is killed', async () => {
    await written(tabs[0], TITLE, 'Écrit dans l’onglet qui meurt');
    await tabs[1].evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await written(tabs[1], SUMMARY, 'Écrit dans celui qui reste');
    expect(await tabs[1].inputValue(TITLE)).not.toBe('Écrit dans l’onglet qui meurt');
    await tabs[0].close();
    await withNetwork(tabs[1]);

    await storing('title', 'Écrit dans l’onglet qui meurt');
    await storing('summary', 'Écrit dans celui qui reste');
    expect(await tabs[1].inputValue(TITLE)).toBe('Écrit dans l’onglet qui meurt');
  }, 120_000);
});

describe('two people on one budget', () => {
  let own: BegunApplication;
  let first: Page;
  let second: Page;

  beforeAll(async () => {
    const file = aCallFile({ code: 'KAF-2026-02', closesInDays: 60 });
    const procedure = { ...file.procedure, definition: 'grant.open-call' as const };
    const call = await aPublishedCall(storms.programme, { ...file, procedure });
    own = await anApplication(storms.programme, call, PASSWORD);
    first = await atTheBudget(own.email);
    second = await atTheBudget(await writers.aColleague(own, 'Brahim'));
  }, 60_000);

  const empty = (at: Page) => at.locator('#rows-1 > [data-new]');
  const fresh = (list: string, column: string) =>
    first.locator(`#rows-${list} > [data-new] .budget-cell-${column} :is(input, textarea):not([type="hidden"])`);
  /** Where a row stands on the page, however far that is scrolled. */
  const topOf = (row: Locator) => row.evaluate((element) => element.getBoundingClientRect().top + scrollY);
  const cell = (at: Page, line: string, column: string) => at.locator(`[name="${line}.${column}"]`);
  const budget = async () => {
    const [row] = await installation.rows<{ answers: Partial<Record<'lines' | 'sources', Record<string, string>[]>> }>(
      `select p.answers from application_page p where p.application_id = $1 and p.page = 'budget'`,
      [own.id],
    );
    return row?.answers ?? {};
  };
  const lines = async () => (await budget()).lines ?? [];
  const holding = (what: string, is: (all: Awaited<ReturnType<typeof lines>>) => boolean) =>
    until(what, lines, is, { limitMs: 20_000 });

  it('each see the lines of the other come, and write into different cells of one', async () => {
    const top = await topOf(empty(first));
    const line = (await empty(first).getAttribute('data-row')) ?? '';
    await cell(first, line, 'description').fill('Formatrices');
    await cell(first, line, 'quantity').fill('12');
    await first.locator(`#rows-1 > [data-new]:not([data-row="${line}"])`).waitFor();
    await second.locator('[name="contingency"]').fill('5');
    await cell(second, line, 'unitCost').fill('1 000,50');
    await cell(first, line, 'quantity').fill('10');

    await holding('both cells are stored', (all) => all[0]?.['unitCost'] === '1 000,50' && all[0]['quantity'] === '10');
    expect(await lines()).toMatchObject([{ id: line, heading: '1', description: 'Formatrices' }]);
    await second.waitForFunction(
      () => document.querySelector('output[data-name="heading-1"]')?.textContent === '10\u00a0005,00',
    );
    await first.waitForFunction(() => document.querySelector('.neighbours')?.textContent?.includes('Brahim'));
    expect(await topOf(first.locator(`[data-row="${line}"]`))).toBe(top);
  }, 60_000);

  it('are shown both figures of the same cell, and choose', async () => {
    const line = (await lines())[0]?.['id'] ?? '';
    await cell(second, line, 'quantity').fill('8');
    await holding('the one is stored', (all) => all[0]?.['quantity'] === '8');
    await cell(first, line, 'quantity').fill('9');
    await first.locator('.other-version', { hasText: '8' }).waitFor();
    expect((await lines())[0]?.['quantity']).toBe('8');

    await first.locator(`[value="mine:${line}.quantity"]`).click();

    await holding('the choice is stored', (all) => all[0]?.['quantity'] === '9');
  }, 60_000);

  it('lose no line of those that were begun without a network in a tab that was killed', async () => {
    const written = ['Écrit sans réseau', 'Puis un autre', 'Et un troisième'];
    await killedWithoutNetwork(async () => {
      for (const text of written) await fresh('1', 'description').fill(text);
      for (const text of ['Commune', 'Cotisations']) await fresh('sources', 'name').fill(text);
    });

    const lastOf = (all: Awaited<ReturnType<typeof lines>>) => all.map(({ description }) => description).slice(-3);
    await holding('the lines are stored', (all) => lastOf(all).join() === written.join());
    await saying(first, /^Enregistré à/);
    expect((await budget()).sources).toMatchObject([{ name: 'Commune' }, { name: 'Cotisations' }]);
  }, 60_000);

  it('lose nothing that was typed without a network into lines that were taken away meanwhile', async () => {
    const [one, two] = (await lines()).slice(-2).map(({ id }) => id ?? '');
    await killedWithoutNetwork(async () => {
      await cell(first, one ?? '', 'quantity').fill('21');
      await cell(first, one ?? '', 'unitCost').fill('7');
      await cell(first, two ?? '', 'quantity').fill('22');
    }, takenAway);
    for (const line of [one, two]) await first.locator(`[value="mine:${line}.quantity"]`).click();

    await holding('both are there, whole', (all) => all.at(-1)?.['quantity'] === '22');
    expect((await lines()).slice(-2)).toMatchObject([
      { id: one, heading: '1', description: 'Puis un autre', quantity: '21', unitCost: '7' },
      { id: two, heading: '1', description: 'Et un troisième', quantity: '22' },
    ]);
  }, 60_000);

  async function takenAway(): Promise<void> {
    for (const { id } of (await lines()).slice(-2)) {
      await second.locator(`[value="remove:${id}"]`).click();
      await second.locator(`[data-row="${id}"]`).waitFor({ state: 'detached' });
    }
    await holding('both are gone', (all) => all.length === 2);
  }

  async function killedWithoutNetwork(writing: () => Promise<void>, meanwhile = async () => {}): Promise<void> {
    const device = first.context();
    await device.setOffline(true);
    await writing();
    await saying(first, /gardé sur cet appareil/);
    await first.close();
    await meanwhile();
    await device.setOffline(false);
    first = await openBudget(device);
  }

  async function atTheBudget(email: string): Promise<Page> {
    return openBudget(await writers.signedIn(email));
  }

  async function openBudget(of: BrowserContext): Promise<Page> {
    const opened = await of.newPage();
    await opened.goto(`${installation.url}/applications/${own.id}/budget/fullApplication`);
    await opened.locator('.neighbours-place').waitFor({ state: 'attached' });
    return opened;
  }
});

describe('signing out', () => {
  it('leaves nothing on the device, and nothing to whoever comes next', async () => {
    await page.locator('form[action="/sign-out"] button').click();
    await page.waitForURL(`${installation.url}/`);

    expect((await context.cookies()).map(({ name }) => name)).not.toContain('minha-device');
    const left = () =>
      page.evaluate(async () => [...(await caches.keys()), ...(await indexedDB.databases()).map(({ name }) => name)]);
    await until('the device is empty', left, (names) => names.length === 0, { limitMs: 10_000 });
  });
});

async function atTheForm(of: BrowserContext): Promise<Page> {
  const opened = await of.newPage();
  await opened.goto(`${installation.url}/applications/${salma.id}/form/conceptNote/project`);
  await opened.locator('.neighbours-place').waitFor({ state: 'attached' });
  return opened;
}

async function type(at: Page, field: string, text: string): Promise<void> {
  await at.locator(field).fill(text);
}

async function saying(at: Page, words: RegExp): Promise<void> {
  const said = () => at.locator(LINE).innerText();
  await until(`the page says ${String(words)}`, said, (now) => words.test(now.trim()), { limitMs: 20_000 });
}

async function stored(): Promise<Readonly<Record<string, unknown>>> {
  const [row] = await installation.rows<{ answers: Record<string, unknown> }>(
    `select p.answers from application_page p where p.application_id = $1 and p.page = 'project'`,
    [salma.id],
  );
  return row?.answers ?? {};
}

async function storing(question: string, text: string): Promise<void> {
  await until(`${question} is stored`, stored, (answers) => answers[question] === text, { limitMs: 40_000 });
}
