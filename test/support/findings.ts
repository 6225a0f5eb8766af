import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { strangeWords } from './words-on-page.js';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What is in order need not be described; no page has frames, or styles of another origin. */
const ONLY_FAULTS: Parameters<AxeBuilder['options']>[0] = {
  resultTypes: ['violations'],
  iframes: false,
  preload: false,
};
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * What all visitors of a journey met that no page should have: console errors, foreign requests, words of another
 * language, axe's findings.
 */
export class Findings {
  readonly complaints: string[] = [];
  private readonly looked = new Set<string>();

  constructor(
    private readonly url: string,
    /** Names and titles that the people of the journey write. */
    private readonly written: readonly string[],
  ) {}

  watch(page: Page): void {
    page.on('console', (message) => {
      // A refused form is answered with its status, and a line may be cut: the browser reports both as errors of its own.
      if (message.type() === 'error' && !/status of 4\d\d|ERR_INTERNET_DISCONNECTED/.test(message.text()))
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

  /**
   * Whether a page of this kind was not looked at yet. The same page of another file is the same kind; with other
   * elements on it, as for another role or in another state, it is another.
   */
  async isNew(page: Page): Promise<boolean> {
    const kind = `${placeOf(page)} ${await page.evaluate(elementsShown)}`;
    if (this.looked.has(kind)) return false;
    this.looked.add(kind);
    return true;
  }

  /** Looks once at each kind of page: at its words, and with axe. */
  async lookAt(page: Page): Promise<void> {
    if (!(await this.isNew(page))) return;
    await this.words(page);
    await this.axe(page);
  }

  async words(page: Page): Promise<void> {
    for (const word of await strangeWords(page, this.written)) this.complaints.push(`words ${page.url()}: ${word}`);
  }

  /** Nobody has to scroll sideways. */
  async width(page: Page): Promise<void> {
    const [needed, given] = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return [scrollWidth, clientWidth] as const;
    });
    if (needed > given) this.complaints.push(`${page.url()} needs ${needed} px, not ${given}`);
  }

  /**
   * Without contrast, which is most of axe's work: that every component has enough of it in every state and theme is seen
   * on the page of the design, and on every page by the survey.
   */
  async axe(page: Page): Promise<void> {
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .options({ ...ONLY_FAULTS, rules: { 'color-contrast': { enabled: false } } })
      .withTags(RULES)
      .analyze();
    for (const { id, nodes } of violations)
      this.complaints.push(`axe ${page.url()}: ${id} at ${nodes[0]?.target.join(' ')}`);
  }
}

/** The address of a page without what makes it that of one file. */
function placeOf(page: Page): string {
  return new URL(page.url()).pathname.replaceAll(ID, ':id');
}

/** Which kinds of elements the page has. Runs in the page. */
function elementsShown(): string {
  const kinds = [...document.querySelectorAll('main *')].map(({ tagName, className }) => `${tagName}.${className}`);
  return [...new Set(kinds)].sort().join(' ');
}
