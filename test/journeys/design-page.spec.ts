import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { aDesignSite, type DesignSite } from '../../apps/server/src/ui/testing/design-site.js';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'wcag2aaa', 'best-practice'];

/** Every rule on every element of the longest page there is, on a machine that may be busy. */
const AXE_TIMEOUT = 120_000;

let site: DesignSite;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  site = await aDesignSite();
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

afterEach(async () => {
  await page?.context().close();
  site.answerWith(204);
});

async function open(query = '', options: BrowserContextOptions = {}, path = '/design'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('request', (request) => request.url().startsWith(site.address) || complaints.push(request.url()));
  await page.goto(`${site.address}${path}${query}`, { waitUntil: 'networkidle' });
  return page;
}

const wide = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 390, height: 844 } };
const narrowest = { viewport: { width: 320, height: 640 } };

describe('the design page', () => {
  it.each([
    ['fr', 'light', wide],
    ['ar', 'dark', narrowest],
    ['en', 'dark', phone],
  ])(
    'has nothing that axe could object to (%s, %s, %j)',
    async (lang, theme, size) => {
      await open(`?lang=${lang}&theme=${theme}`, size);

      const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).analyze();

      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    },
    AXE_TIMEOUT,
  );

  it.each(['fr', 'ar', 'en'])('needs no scrolling sideways at 320 px (%s)', async (lang) => {
    await open(`?lang=${lang}`, narrowest);

    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });

  it.each(['fr', 'ar'])(
    'can be gone through by keyboard, with the focus always to be seen (%s)',
    async (lang) => {
      await open(`?lang=${lang}`);

      await page.evaluate(beforeEverything);
      const { missed, unseen } = await page.evaluate(tabStops).then((all) => walk(all));

      expect({ missed, unseen }).toEqual({ missed: [], unseen: [] });
    },
    60_000,
  );

  it('makes no request elsewhere and breaks no content policy', async () => {
    await open();

    expect(complaints).toEqual([]);
  });
});

/** From the first word of the page: it has a summary of errors, where reading would begin. */
function beforeEverything(): void {
  const start = document.createElement('span');
  start.tabIndex = -1;
  document.body.prepend(start);
  start.focus();
  start.remove();
}

/** Everything that the Tab key has to reach (what a drawing leads to, its table leads to as well), as marks on the elements themselves. */
function tabStops(): number {
  const all = document.querySelectorAll<HTMLElement>(
    'a[href], button, input, select, textarea, summary, [tabindex="0"]',
  );
  const reachable = [...all].filter(
    (one) => one.checkVisibility() && one.tabIndex >= 0 && !(one instanceof HTMLInputElement && one.type === 'hidden'),
  );
  // Of radio buttons with one name the browser visits one only.
  const stops = reachable.filter((one, index) => {
    if (!(one instanceof HTMLInputElement) || one.type !== 'radio') return true;
    const group = reachable.filter((other) => other instanceof HTMLInputElement && other.name === one.name);
    return one === (group.find((other) => (other as HTMLInputElement).checked) ?? group[0]) && index >= 0;
  });
  stops.forEach((one, index) => (one.dataset['stop'] = String(index)));
  (document.activeElement as HTMLElement | null)?.blur();
  return stops.length;
}

async function walk(stops: number): Promise<{ missed: readonly string[]; unseen: readonly string[] }> {
  const unseen: string[] = [];
  // What scrolls by itself is a stop of the browser's own.
  for (let [presses, isLeft] = [0, true]; presses <= 2 * stops && isLeft; presses += 1) {
    await page.keyboard.press('Tab');
    const { found, left } = await page.evaluate(focusSeen);
    if (found && !found.seen) unseen.push(found.html);
    isLeft = left;
  }
  const missed = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-stop]')]
      .filter((one) => !one.dataset['visited'])
      .map((one) => one.outerHTML.slice(0, 120)),
  );
  return { missed, unseen };
}

/**
 * Whether the ring is on the element, or on what stands for it where the element itself is invisible; and whether Tab has
 * still to reach something.
 */
function focusSeen(): { found: { html: string; seen: boolean } | null; left: boolean } {
  const isLeft = () => document.querySelector('[data-stop]:not([data-visited])') !== null;
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return { found: null, left: isLeft() };
  focused.dataset['visited'] = 'yes';
  const shown = [focused, focused.nextElementSibling, focused.parentElement].filter((one) => one !== null);
  const seen = shown.some(
    (one) =>
      Number.parseFloat(getComputedStyle(one).outlineWidth) >= 2 && getComputedStyle(one).outlineStyle !== 'none',
  );
  return { found: { html: focused.outerHTML.slice(0, 120), seen }, left: isLeft() };
}

describe('the letters of a page', () => {
  const ARABIC = 'U+600-6FF';
  const fetched = () =>
    page.evaluate(async () => {
      const { fonts } = document;
      await fonts.ready;
      // A stand-in ("Plex on Arial") is the device's own: it is loaded without being fetched.
      const ours = [...fonts].filter(({ status, family }) => status === 'loaded' && !family.includes(' on '));
      return ours.map(({ unicodeRange }) => unicodeRange);
    });

  it.each(['fr', 'en'])('are fetched for its own language, not for the name of another one (%s)', async (lang) => {
    await open(`?lang=${lang}`, wide, '/empty');

    const ranges = await fetched();

    expect(await page.locator('.languages [lang=ar]').isVisible()).toBe(true);
    expect(ranges.length).toBeGreaterThan(0);
    expect(ranges.filter((range) => range.includes(ARABIC))).toEqual([]);
  });

  it('are fetched for Arabic where a page is', async () => {
    await open('?lang=ar', wide, '/empty');

    expect((await fetched()).filter((range) => range.includes(ARABIC))).not.toEqual([]);
  });
});

describe('a refused form', () => {
  it('is announced by its summary, whose links lead into the fields', async () => {
    await open();
    await page.locator('.error-summary:focus').waitFor();

    await page.click('.error-summary a[href="#f-email"]');

    expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-email');
  });
});

describe('writing', () => {
  const saved = () => page.locator('#sample-form .saved').innerText();
  /** The server takes the next draft; the page hears of it only when `answer` is called. */
  const draftOnItsWay = () => {
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    const taken = new Promise<void>((resolve) => {
      void page.route('**/design/draft', async (route) => {
        const response = await route.fetch();
        resolve();
        await answered;
        await route.fulfill({ response });
      });
    });
    return { taken, answer: () => answer() };
  };
  const counted = async () => (await page.locator('#f-title-count').innerText()).replaceAll(/[\u2066-\u2069]/g, '');

  it('is kept without a button, and said to be', async () => {
    await open();
    const before = site.posted.length;

    const answered = page.waitForResponse('**/design/draft');
    await page.fill('#f-title', 'Un autre titre');
    await answered;
    await page.waitForFunction(() =>
      /^Enregistré à \d/.test(document.querySelector('#sample-form .saved')?.textContent ?? ''),
    );

    expect(site.posted.at(before)?.get('title')).toBe('Un autre titre');
    expect(site.posted.at(before)?.get('_csrf')).toBe('token-1');
  });

  it('is said not to be kept when the server cannot, in the words of the server, and tried again', async () => {
    await open();
    site.answerWith(409, { message: 'Une autre personne a modifié ce texte.' });

    await page.fill('#f-title', 'Refusé');
    await page.waitForFunction(() => document.querySelector('#sample-form .saved-failed') !== null);
    expect(await saved()).toBe('Une autre personne a modifié ce texte.');

    site.answerWith(200, { saved: 'Enregistré maintenant' });
    await page.waitForFunction(
      () => document.querySelector('#sample-form .saved')?.textContent === 'Enregistré maintenant',
    );
  });

  it('is sent once, as what follows from the draft that was on its way when the button was pressed', async () => {
    await open();
    site.answerWith(200, { version: 7, saved: 'Enregistré maintenant' });
    await page.evaluate(() => {
      const version = Object.assign(document.createElement('input'), { type: 'hidden', name: 'version', value: '0' });
      document.querySelector('#sample-form')?.append(version);
    });
    const before = site.posted.length;
    const { taken, answer } = draftOnItsWay();

    await page.fill('#f-title', 'Un titre encore');
    await taken;
    const button = page.locator('#sample-form .actions button').first();
    await button.evaluate((one: HTMLButtonElement) => [one.click(), one.click()]);
    const arrived = page.waitForEvent('load');
    answer();
    await arrived;

    expect(site.posted.slice(before).map((form) => form.get('version'))).toEqual(['0', '7']);
  });

  it('is counted as it grows, the way the server counts', async () => {
    await open('?lang=ar');

    await page.fill('#f-title', `${'م'.repeat(79)}مُ`);
    expect(await counted()).toBe('الأحرف المتبقية: 0');

    await page.fill('#f-title', 'م'.repeat(82));
    expect(await counted()).toBe('الأحرف الزائدة: 2');
  });

  it('of figures changes their total', async () => {
    await open();

    await page.fill('#f-units', '3');
    await page.fill('#f-unit', '1 250,50');

    expect(await page.locator('output[data-name=line]').innerText()).toBe('3\u00a0751,50');
  });

  it('of a password can be looked at', async () => {
    await open();

    await page.click('minha-reveal button');

    expect(await page.getAttribute('#f-password', 'type')).toBe('text');
  });
});

describe('a form', () => {
  it('is sent once, however often the button is pressed', async () => {
    await open();

    const sent = await page.evaluate(() => {
      const presses: boolean[] = [];
      window.addEventListener('submit', (event) => {
        presses.push(!event.defaultPrevented);
        event.preventDefault();
      });
      const button = document.querySelector<HTMLButtonElement>('form[action="/design/submit"] button');
      button?.click();
      button?.click();
      return presses;
    });

    expect(sent).toEqual([true, false]);
  });

  it('speaks the language of the page where the browser would speak its own', async () => {
    await open('?lang=ar');

    expect(await page.locator('#sample-form minha-file').first().innerText()).toContain('لم يتم اختيار أي ملف');
    await page.setInputFiles('#f-statutes', {
      name: 'statuts.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF'),
    });
    expect(await page.locator('#sample-form minha-file').first().innerText()).toContain('statuts.pdf');
  });
});

describe('scoring by keyboard', () => {
  const scored = (name: string) => page.locator(`input[name=${name}]:checked`).getAttribute('value', { timeout: 1000 });

  it('takes the figures for the criterion in focus, and N for the next', async () => {
    await open();
    await page.focus('#f-score-1');

    await page.keyboard.press('5');
    await page.keyboard.press('n');
    await page.keyboard.press('2');

    expect([await scored('score-1'), await scored('score-2')]).toEqual(['5', '2']);
  });

  it('leaves figures alone while somebody writes', async () => {
    await open();
    await page.focus('#f-comment');

    await page.keyboard.type('3');

    expect([await page.inputValue('#f-comment'), await page.locator('input[name=score-2]:checked').count()]).toEqual([
      '3',
      0,
    ]);
  });

  it('can be switched off', async () => {
    await open();
    await page.click('minha-score-keys button');
    await page.focus('#f-score-2');

    await page.keyboard.press('4');

    expect(await page.locator('input[name=score-2]:checked').count()).toBe(0);
  });
});

describe('without JavaScript', () => {
  it('everything is there: fields, limits, totals, when it was saved', async () => {
    await open('', { javaScriptEnabled: false });

    expect(await page.locator('#f-title-count').innerText()).toBe('Caractères restants\u00a0: 30');
    expect(await page.locator('output[data-name=line]').innerText()).toBe('4\u00a0200,00');
    expect(await page.locator('#sample-form .saved').innerText()).toContain('Enregistré à');
    expect(await page.locator('#f-statutes').isVisible()).toBe(true);
    expect(await page.locator('minha-reveal button').isVisible()).toBe(false);
  });
});
