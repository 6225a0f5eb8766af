import type { Lang } from '#libs/platform';
import type { Answer } from './captured.js';
import { hiddenFields } from './forms-in-page.js';

const MOST_REDIRECTIONS = 5;

/** Somebody's browser without a screen, over HTTP: keeps cookies and follows redirections. */
export class Session {
  private constructor(
    private readonly url: string,
    private readonly jar: Map<string, string>,
  ) {}

  static anonymous(url: string): Session {
    return new Session(url, new Map([['lang', 'fr']]));
  }

  /** Somebody whose cookies are known. */
  static with(url: string, cookies: readonly { readonly name: string; readonly value: string }[]): Session {
    return new Session(url, new Map(cookies.map(({ name, value }) => [name, value])));
  }

  static async signedIn(url: string, email: string, password: string): Promise<Session> {
    const session = Session.anonymous(url);
    const answer = await session.submit('/sign-in', { email, password });
    if (answer.status !== 200 || answer.path.startsWith('/sign-in'))
      throw new Error(`${email} cannot sign in at ${url}: ${answer.status} at ${answer.path}.`);
    return session;
  }

  /** The same person, reading another language. */
  speaking(lang: Lang): Session {
    return new Session(this.url, new Map([...this.jar, ['lang', lang]]));
  }

  /** For a browser that goes on as this person. */
  get cookies(): readonly { readonly name: string; readonly value: string; readonly url: string }[] {
    return [...this.jar].map(([name, value]) => ({ name, value, url: this.url }));
  }

  get(path: string): Promise<Answer> {
    return this.send(path, {});
  }

  /** Sends the first form of a page that leads to `action`, with what it hides and these fields. */
  async submit(page: string, fields: Readonly<Record<string, string>>, action: string = page): Promise<Answer> {
    const { body } = await this.get(page);
    return this.post(action, { ...hiddenFields(body, action), ...fields });
  }

  post(path: string, fields: Readonly<Record<string, string>>, as: 'urlencoded' | 'multipart' = 'urlencoded') {
    const pairs = Object.entries(fields);
    return this.send(path, { method: 'POST', body: as === 'multipart' ? formData(pairs) : new URLSearchParams(pairs) });
  }

  private async send(path: string, request: RequestInit, followed = 0): Promise<Answer> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { cookie, 'sec-fetch-site': 'same-origin', accept: 'text/html' };
    const response = await fetch(this.url + path, { ...request, headers, redirect: 'manual' });
    this.remember(response.headers.getSetCookie());
    const body = await response.text();
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null || followed === MOST_REDIRECTIONS)
      return { status: response.status, headers: Object.fromEntries(response.headers), body, path };
    const next = new URL(location, this.url + path);
    return this.send(next.pathname + next.search, {}, followed + 1);
  }

  private remember(cookies: readonly string[]): void {
    for (const cookie of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') this.jar.delete(name);
      else this.jar.set(name, value);
    }
  }
}

function formData(pairs: readonly (readonly [string, string])[]): FormData {
  const data = new FormData();
  for (const [name, value] of pairs) data.append(name, value);
  return data;
}
