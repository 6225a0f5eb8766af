import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { LightMyRequestResponse } from 'fastify';
import { multipart, type SentFile } from './multipart.js';

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Somebody's browser without a screen: keeps cookies, and sends forms as browsers do. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly app: NestFastifyApplication) {}

  async get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<LightMyRequestResponse> {
    const answer = await this.app.inject({ method: 'GET', url, headers: { ...this.cookieHeader(), ...headers } });
    return this.remembering(answer);
  }

  /** Opens a page and sends a form of it; `action` is where the form leads, the page itself unless said. */
  async submit(pageUrl: string, fields: Fields, action: string = pageUrl): Promise<LightMyRequestResponse> {
    const opened = await this.get(pageUrl);
    return this.post(action, { _csrf: csrfIn(opened.body), ...fields });
  }

  /** Sends a form as it is, with a token or without. */
  async post(
    url: string,
    fields: Fields,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<LightMyRequestResponse> {
    const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
    const answer = await this.app.inject({
      method: 'POST',
      url,
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': FORM, ...this.cookieHeader(), ...headers },
      payload: new URLSearchParams(pairs).toString(),
    });
    return this.remembering(answer);
  }

  /** What a script of a page sends. */
  async send(
    method: 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    token: string,
    more: Readonly<Record<string, string>> = {},
  ): Promise<LightMyRequestResponse> {
    const headers = { 'sec-fetch-site': 'same-origin', 'x-csrf-token': token, ...this.cookieHeader(), ...more };
    return this.remembering(await this.app.inject({ method, url, headers }));
  }

  /** Sends a form with a file. */
  async upload(url: string, fields: Fields, file: SentFile): Promise<LightMyRequestResponse> {
    const { payload, contentType } = multipart(fields, file);
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': contentType, ...this.cookieHeader() };
    return this.remembering(await this.app.inject({ method: 'POST', url, headers, payload }));
  }

  /** Follows where the answer sends the browser. */
  follow(answer: LightMyRequestResponse): Promise<LightMyRequestResponse> {
    return this.get(String(answer.headers.location));
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  private cookieHeader(): Record<string, string> {
    const all = [...this.cookies].map(([name, value]) => `${name}=${value}`);
    return all.length === 0 ? {} : { cookie: all.join('; ') };
  }

  private remembering(answer: LightMyRequestResponse): LightMyRequestResponse {
    for (const { name, value, maxAge, expires } of answer.cookies) {
      const isGone = value === '' || maxAge === 0 || (expires !== undefined && expires.getTime() < Date.now());
      if (isGone) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }
}

const FORM = 'application/x-www-form-urlencoded';

/** The token that the forms of a page carry. */
export function csrfIn(html: string): string {
  return /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
}

/** What a page says, without its marks, for comparing sentences. */
export function wordsIn(html: string): string {
  const body = html.replace(/^.*<main/s, '<main').replace(/<\/main>.*$/s, '');
  return body
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .trim();
}
