import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Lang } from '#libs/platform';
import type { Browser, BrowserContext, Page, Request, Route } from 'playwright-core';
import type { Answer, Captured } from './captured.js';

/** What looks at a page from inside, in the order of its names. */
const IN_PAGE = path.join('test', 'survey', 'in-page');
const PATIENCE_MS = 60_000;

export type Theme = 'light' | 'dark';

export interface Look {
  readonly lang: Lang;
  readonly theme: Theme;
  readonly width: number;
}

/**
 * A browser's window that shows captured pages. Nothing goes to the portal but styles, scripts and fonts, and those once:
 * whatever else a page asks for is noted.
 */
export class Screen {
  private shown: Captured | null = null;
  private answer: Answer | null = null;
  private readonly assets = new Map<string, { readonly body: Buffer; readonly contentType: string }>();
  /** Requests elsewhere, violations of the content policy, errors of scripts and of the console. */
  readonly noise: string[] = [];

  private constructor(
    private readonly url: string,
    private readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async open(browser: Browser, url: string): Promise<Screen> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
    });
    context.setDefaultTimeout(PATIENCE_MS);
    for (const file of readdirSync(IN_PAGE).toSorted()) await context.addInitScript({ path: path.join(IN_PAGE, file) });
    const screen = new Screen(url, context, await context.newPage());
    await context.route('**/*', (route) => screen.serve(route));
    screen.listen();
    return screen;
  }

  /** Shows a page in one language; what was noted before is forgotten. */
  async show(captured: Captured, lang: Lang): Promise<Page> {
    const answer = captured.answers.get(lang);
    if (!answer) throw new Error(`${captured.name} was not kept in ${lang}.`);
    [this.shown, this.answer] = [captured, answer];
    this.noise.length = 0;
    await this.page.goto(this.url + answer.path, { waitUntil: 'load' });
    await this.page.evaluate(() => document.fonts.ready.then(() => undefined));
    return this.page;
  }

  async as({ theme, width }: Pick<Look, 'theme' | 'width'>): Promise<void> {
    await this.page.emulateMedia({ colorScheme: theme });
    await this.page.setViewportSize({ width, height: width < 600 ? 800 : 900 });
  }

  close(): Promise<void> {
    return this.context.close();
  }

  private async serve(route: Route): Promise<void> {
    const request = route.request();
    const url = new URL(request.url());
    if (request.isNavigationRequest() && this.answer) {
      // The browser would report a refused form's status as an error of its own.
      return route.fulfill({ status: 200, headers: ownHeaders(this.answer.headers), body: this.answer.body });
    }
    if (isLookAround(request)) return route.fulfill({ json: nobodyElse(request) });
    if (url.origin !== this.url || !url.pathname.startsWith('/assets/')) {
      this.noise.push(`asks for ${request.method()} ${request.url()}`);
      return route.abort();
    }
    return route.fulfill(await this.asset(url.href));
  }

  private async asset(address: string): Promise<{ readonly body: Buffer; readonly contentType: string }> {
    const known = this.assets.get(address);
    if (known) return known;
    const response = await fetch(address);
    if (!response.ok) this.noise.push(`${address} answers ${response.status}`);
    const asset = {
      body: Buffer.from(await response.arrayBuffer()),
      contentType: response.headers.get('content-type') ?? '',
    };
    this.assets.set(address, asset);
    return asset;
  }

  private listen(): void {
    this.page.on('console', (message) => {
      const isOurs = message.text().includes('Service Worker registration blocked');
      if (!isOurs && ['error', 'warning'].includes(message.type())) this.noise.push(`console: ${message.text()}`);
    });
    this.page.on('pageerror', (error) => this.noise.push(`script: ${error.message}`));
  }
}

/** A page that is written asks who else writes: nothing is sent, and here nobody else does. */
function isLookAround(request: Request): boolean {
  return request.method() === 'POST' && new URLSearchParams(request.postData() ?? '').get('_do') === 'look';
}

function nobodyElse(request: Request) {
  const version = new URLSearchParams(request.postData() ?? '').get('version');
  return { version, answers: [], neighbours: '' };
}

/** Length and encoding are those of the answer as it came, not of what is passed on. */
function ownHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) =>
        !['content-length', 'content-encoding', 'transfer-encoding', 'connection', 'set-cookie'].includes(name),
    ),
  );
}
