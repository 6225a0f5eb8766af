import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const PATIENCE_MS = 120_000;
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

export type Fields = Readonly<Record<string, string | readonly string[]>>;

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
}

/** What all visitors of a journey met that no page should have: console errors, foreign requests, axe's findings. */
export class Findings {
  readonly complaints: string[] = [];
  private readonly looked = new Set<string>();

  constructor(private readonly url: string) {}

  watch(page: Page): void {
    page.on('console', (message) => {
      // A refused form is answered with its status; the browser reports that as an error of its own.
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
        this.complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`script: ${error.message}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(this.url) && !request.url().startsWith('data:'))
        this.complaints.push(`foreign: ${request.url()}`);
    });
  }

  /** Throws with everything that was met since the last time. */
  mustBeNone(): void {
    const met = this.complaints.splice(0);
    if (met.length > 0) throw new Error(`Pages have faults:\n${met.join('\n')}`);
  }

  /** Whether a page of this kind was not looked at yet: the same page of another file is the same kind. */
  isNew(address: string, look: string): boolean {
    const kind = `${look} ${new URL(address).pathname.replaceAll(ID, ':id')}`;
    if (this.looked.has(kind)) return false;
    this.looked.add(kind);
    return true;
  }

  async axe(page: Page): Promise<void> {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).analyze();
    for (const { id, nodes } of violations)
      this.complaints.push(`axe ${page.url()}: ${id} at ${nodes[0]?.target.join(' ')}`);
  }
}

export interface Entrance extends BrowserContextOptions {
  /** How a page is looked at on arrival; axe, once for each kind of page, unless said. */
  readonly look?: (page: Page) => Promise<void>;
}

/** Somebody in front of a browser. Every page they come to is looked at once. */
export class Visitor {
  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly url: string,
    private readonly look: (page: Page) => Promise<void>,
  ) {}

  static async enter(browser: Browser, url: string, findings: Findings, entrance: Entrance = {}): Promise<Visitor> {
    const { look = (shown) => lookOnce(findings, shown), ...options } = entrance;
    const context = await browser.newContext({ locale: 'fr', viewport: { width: 1280, height: 900 }, ...options });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    findings.watch(page);
    return new Visitor(page, context, url, look);
  }

  leave(): Promise<void> {
    return this.context.close();
  }

  async open(path: string): Promise<void> {
    const answer = await this.page.goto(this.url + path);
    if (answer && answer.status() >= 400) throw new Error(`${path} answers ${answer.status()}: ${await this.words()}`);
    await this.look(this.page);
  }

  /** Follows a link that the page shows. */
  async follow(href: string | RegExp): Promise<void> {
    const links = await this.page.locator('main a[href]').all();
    for (const link of links) {
      const address = (await link.getAttribute('href')) ?? '';
      if (typeof href === 'string' ? address !== href : !href.test(address)) continue;
      await this.arriving(() => link.click());
      return;
    }
    throw new Error(`${this.page.url()} has no link to ${String(href)}: ${await this.words()}`);
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
    await this.arriving(() => button.click());
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
    await this.arriving(() => button.click());
    await this.mustGoOn(name);
  }

  /** Presses the first button of a form that posts to an address with this end. */
  async sendFirst(end: string): Promise<void> {
    const button = this.page.locator(`form[action$="${end}"] button:not([type="button"]):not([aria-hidden])`).first();
    await this.arriving(() => button.click());
    await this.mustGoOn(end);
  }

  /** Addresses of the page's links of one shape. */
  async links(shape: RegExp): Promise<readonly string[]> {
    const links = await this.page.locator('main a[href]').all();
    const addresses = await Promise.all(links.map((link) => link.getAttribute('href')));
    return addresses.filter((address): address is string => address !== null && shape.test(address));
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
    const problem = this.page.locator('.error-summary, [role="alert"]');
    if ((await problem.count()) > 0) throw new Error(`${what} is refused: ${await problem.first().innerText()}`);
  }

  private async arriving(act: () => Promise<void>): Promise<void> {
    const [answer] = await Promise.all([this.page.waitForNavigation({ waitUntil: 'load' }), act()]);
    if (answer && answer.status() >= 500) throw new Error(`${this.page.url()} answers ${answer.status()}.`);
    await this.look(this.page);
  }

  private async fillOne(name: string, value: string | readonly string[]): Promise<void> {
    const field = this.page.locator(`main [name="${name}"]`);
    if ((await field.count()) === 0) throw new Error(`${this.page.url()} has no field ${name}.`);
    const type = await field.first().getAttribute('type');
    if (type === 'radio' || type === 'checkbox') {
      for (const one of [value].flat())
        await this.page.locator(`main [name="${name}"][value="${one}"]`).check({ force: true });
    } else if (type === 'hidden') {
      return;
    } else if ((await field.first().evaluate((element) => element.tagName)) === 'SELECT') {
      await field.first().selectOption([value].flat());
    } else {
      await field.first().fill(String(value));
    }
  }
}

async function lookOnce(findings: Findings, page: Page): Promise<void> {
  if (findings.isNew(page.url(), 'axe')) await findings.axe(page);
}
