import type { Browser, BrowserContextOptions, Cookie, Page } from 'playwright-core';
import { type Installation, until } from '../support/application.js';
import { type Entrance, launchBrowser, Visitor } from '../support/browser.js';
import { Findings } from '../support/findings.js';
import { ASSOCIATION, emailOf, PASSWORD, type Person, PROJECT_TITLE, STAFF } from './people.js';

const WRITTEN = [ASSOCIATION.name, ASSOCIATION.nameAr, PROJECT_TITLE, ...Object.values(STAFF).map(({ name }) => name)];

/** The portal in a browser: people come, sign in, do their part, and leave. */
export class Portal {
  /** Where people arrived when they signed in, and what keeps them signed in. */
  private readonly arrivals = new Map<Person, { readonly at: string; readonly cookies: readonly Cookie[] }>();

  private constructor(
    private readonly browser: Browser,
    private readonly installation: Installation,
    /** What was wrong with the pages that were seen. */
    readonly findings: Findings,
  ) {}

  static async open(installation: Installation): Promise<Portal> {
    return new Portal(await launchBrowser(), installation, new Findings(installation.url, WRITTEN));
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  /** Somebody who has not signed in. */
  enter(entrance: Entrance = {}): Promise<Visitor> {
    return Visitor.enter(this.browser, this.installation.url, this.findings, entrance);
  }

  /** Somebody at work, from the place where they arrive. Who has been here and stayed signed in is not asked again. */
  async as(person: Person, work: (visitor: Visitor) => Promise<void>, entrance: Entrance = {}): Promise<void> {
    const visitor = (await this.comeBack(person, entrance)) ?? (await this.signIn(person, entrance));
    await work(visitor);
    await visitor.leave();
  }

  private async signIn(person: Person, entrance: Entrance): Promise<Visitor> {
    const visitor = await this.enter(entrance);
    await visitor.open(`/sign-in?lang=${languageOf(entrance)}`);
    await visitor.fillIn({ email: emailOf(person), password: PASSWORD });
    await visitor.send('/sign-in');
    this.arrivals.set(person, { at: visitor.path, cookies: await visitor.cookies() });
    return visitor;
  }

  /** Null for who has not been here yet, whose session is over, and for whoever shows that all is done by keyboard. */
  private async comeBack(person: Person, entrance: Entrance): Promise<Visitor | null> {
    const arrival = this.arrivals.get(person);
    if (!arrival || entrance.by === 'keyboard') return null;
    const visitor = await this.enter({ ...entrance, storageState: { cookies: [...arrival.cookies], origins: [] } });
    await visitor.open(`${arrival.at}?lang=${languageOf(entrance)}`);
    if (visitor.path === arrival.at) return visitor;
    await visitor.leave();
    return null;
  }

  /** The same page once more in another window of the same person, this one with scripts. */
  async again(shown: Page, options: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> {
    const context = await this.browser.newContext(options);
    await context.addCookies(await shown.context().cookies());
    const page = await context.newPage();
    await page.goto(shown.url());
    await work(page);
    await context.close();
  }

  /** Waits until the applicant's own page of a file says these words beside its heading. */
  async stands(home: string, words: string): Promise<void> {
    await this.as('signatory', async (visitor) => {
      const look = async () => {
        await visitor.open(home);
        return visitor.page.locator('.page-aside').innerText();
      };
      await until(`the file stands at “${words}”`, look, (now) => now.includes(words), { everyMs: 500 });
    });
  }
}

/** In which language somebody reads; they choose it on the page, whatever the one of their account. */
export function languageOf({ locale }: Entrance): 'fr' | 'ar' {
  return locale === 'ar' ? 'ar' : 'fr';
}

/** What happened to a file, as its story tells it, oldest first. */
export async function storyOn(visitor: Visitor): Promise<readonly { readonly what: string; readonly at: Date }[]> {
  const moments = await visitor.page.locator('.timeline > li').evaluateAll((all) =>
    all.map((one) => ({
      what: one.querySelector('.moment-title')?.firstChild?.textContent?.trim() ?? '',
      at: one.querySelector('time')?.dateTime ?? '',
    })),
  );
  return moments.map(({ what, at }) => ({ what: withoutMarks(what), at: new Date(at) })).reverse();
}

/** Names stand isolated in a sentence by signs that nobody sees, and a colon keeps to its word. */
function withoutMarks(text: string): string {
  return text.replaceAll(/[\u2066-\u2069]/g, '').replaceAll('\u00a0', ' ');
}
