import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Cookie,
  type Page,
} from 'playwright-core';
import { until } from './application.js';
import type { Findings } from './findings.js';
import { type Hands, Keyboard, POINTER } from './hands.js';

const PATIENCE_MS = 120_000;

export type Fields = Readonly<Record<string, string | readonly string[]>>;

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
}

export interface Entrance extends BrowserContextOptions {
  /** How a page is looked at on arrival; its words and axe, once for each kind of page, unless said. */
  readonly look?: (page: Page) => Promise<void>;
  /** What they work with; a pointer, unless said. */
  readonly by?: 'pointer' | 'keyboard';
}

/** Somebody in front of a browser. Every page they come to is looked at once. */
export class Visitor {
  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly url: string,
    private readonly look: (page: Page) => Promise<void>,
    private readonly hands: Hands,
  ) {}

  static async enter(browser: Browser, url: string, findings: Findings, entrance: Entrance = {}): Promise<Visitor> {
    const { look = (shown) => findings.lookAt(shown), by = 'pointer', ...options } = entrance;
    const context = await browser.newContext({ locale: 'fr', viewport: { width: 1280, height: 900 }, ...options });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    findings.watch(page);
    return new Visitor(page, context, url, look, by === 'keyboard' ? new Keyboard(page) : POINTER);
  }

  cookies(): Promise<Cookie[]> {
    return this.context.cookies();
  }

  leave(): Promise<void> {
    return this.context.close();
  }

  async open(path: string): Promise<void> {
    const answer = await this.page.goto(this.url + path);
    if (answer && answer.status() >= 400) throw new Error(`${path} answers ${answer.status()}: ${await this.words()}`);
    await this.look(this.page);
  }

  /** Follows a link that the page shows, or that waits behind the word for its places. */
  async follow(href: string | RegExp): Promise<void> {
    const links = this.page.locator('main a[href], nav.places a[href]');
    const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    const index = addresses.findIndex((address) => (typeof href === 'string' ? address === href : href.test(address)));
    if (index < 0) throw new Error(`${this.page.url()} has no link to ${String(href)}: ${await this.words()}`);
    const link = links.nth(index);
    if (!(await link.isVisible())) await this.hands.activate(this.page.locator('nav.places summary'));
    await this.arriving(() => this.hands.activate(link));
  }

  /** Opens a page again and again until it has a link of one shape, other than those; answers its address. */
  async openUntil(path: string, shape: string | RegExp, known: ReadonlySet<string> = new Set()): Promise<string> {
    const fits = typeof shape === 'string' ? new RegExp(`^${shape}$`) : shape;
    const look = async () => {
      await this.open(path);
      return (await this.links(fits)).filter((link) => !known.has(link));
    };
    const found = await until(`${path} has ${String(shape)}`, look, (links) => links.length > 0, { everyMs: 500 });
    return found[0] ?? '';
  }

  /** Follows the links one after the other. */
  async walk(...hrefs: readonly (string | RegExp)[]): Promise<void> {
    for (const href of hrefs) await this.follow(href);
  }

  /** Fills the fields of the page by their names, as a person would: typing, choosing, ticking. */
  async fillIn(fields: Fields): Promise<void> {
    for (const [name, value] of Object.entries(fields)) await this.fillOne(name, value);
  }

  async attach(name: string, file: { readonly name: string; readonly buffer: Buffer }): Promise<void> {
    await this.page.locator(`input[type=file][name="${name}"]`).setInputFiles({ mimeType: 'application/pdf', ...file });
  }

  /** Presses the button of the form that posts to `action`; `which` where a form has several. */
  async press(action: string, which = ''): Promise<void> {
    const button = this.page
      .locator(`form[action="${action}"] button:not([type="button"]):not([aria-hidden])${which}`)
      .first();
    await this.arriving(() => this.hands.activate(button));
  }

  /** Presses that button and expects to be led on: a page that asks again is an error here. */
  async send(action: string, which = ''): Promise<void> {
    await this.press(action, which);
    await this.mustGoOn(action);
  }

  /** Sends the form that holds a field. */
  async sendFormWith(name: string): Promise<void> {
    const button = this.page
      .locator(`form:has([name="${name}"]) button:not([type="button"]):not([aria-hidden])`)
      .last();
    await this.arriving(() => this.hands.activate(button));
    await this.mustGoOn(name);
  }

  /** Presses the first button of a form that posts to an address with this end. */
  async sendFirst(end: string): Promise<void> {
    const button = this.page.locator(`form[action$="${end}"] button:not([type="button"]):not([aria-hidden])`).first();
    await this.arriving(() => this.hands.activate(button));
    await this.mustGoOn(end);
  }

  /** Addresses of the page's links of one shape. */
  async links(shape: RegExp): Promise<readonly string[]> {
    const links = this.page.locator('main a[href]');
    const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    return addresses.filter((address) => shape.test(address));
  }

  /** The content of a file that a link of the page leads to. */
  async download(shape: RegExp): Promise<string> {
    const [address] = await this.links(shape);
    if (address === undefined) throw new Error(`${this.page.url()} has no link to ${String(shape)}.`);
    const link = this.page.locator(`main a[href="${address}"]`).first();
    const [download] = await Promise.all([this.page.waitForEvent('download'), link.click()]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks).toString('utf8');
  }

  /** What the page says. */
  async words(): Promise<string> {
    return (await this.page.locator('body').innerText()).replaceAll(/\s+/g, ' ');
  }

  get path(): string {
    return new URL(this.page.url()).pathname;
  }

  private async mustGoOn(what: string): Promise<void> {
    // A place where something may be said later is empty until then.
    const places = this.page.locator('.error-summary, [role="alert"], .field-error');
    const problem = places.filter({ hasText: /\S/, visible: true });
    if ((await problem.count()) > 0) throw new Error(`${what} is refused: ${await problem.first().innerText()}`);
  }

  /** Does something that leads to another page, and looks at it. */
  async arriving(act: () => Promise<void>): Promise<void> {
    const [answer] = await Promise.all([this.page.waitForNavigation({ waitUntil: 'load' }), act()]);
    if (answer && answer.status() >= 500) throw new Error(`${this.page.url()} answers ${answer.status()}.`);
    await this.look(this.page);
  }

  private async fillOne(name: string, value: string | readonly string[]): Promise<void> {
    const field = this.page.locator(`main [name="${name}"]`);
    if ((await field.count()) === 0) throw new Error(`${this.page.url()} has no field ${name}.`);
    const type = await field.first().getAttribute('type');
    if (type === 'hidden') return;
    await this.unfold(name);
    // What an earlier answer made needless is not shown, and nobody fills it.
    if (!(await field.first().isVisible())) return;
    if (type === 'radio' || type === 'checkbox') {
      for (const one of [value].flat())
        await this.hands.tick(this.page.locator(`main [name="${name}"][value="${one}"]`));
    } else if ((await field.first().evaluate((element) => element.tagName)) === 'SELECT') {
      await this.hands.pick(field.first(), String(value));
    } else {
      await this.hands.write(field.first(), String(value));
    }
  }

  private async unfold(name: string): Promise<void> {
    const fold = this.page.locator('main details:not([open])', { has: this.page.locator(`[name="${name}"]`) });
    if ((await fold.count()) > 0) await this.hands.activate(fold.first().locator('> summary'));
  }
}
