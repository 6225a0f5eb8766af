export interface Asked {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object goes as JSON, a form as a form. */
  readonly body?: object | URLSearchParams;
}

/** What came back, and how long it took. */
export interface Answered {
  /** 0 where nothing came back at all. */
  readonly status: number;
  readonly body: string;
  readonly headers: Headers;
  readonly ms: number;
  readonly at: number;
  readonly asked: string;
}

/** Somebody who asks the server over the network, with a token or a session of their own. */
export class Client {
  constructor(
    private readonly url: string,
    private readonly always: Readonly<Record<string, string>> = {},
  ) {}

  async ask({ method, path, headers = {}, body }: Asked): Promise<Answered> {
    const began = performance.now();
    const asked = `${method} ${path}`;
    const isForm = body instanceof URLSearchParams;
    const sent = body === undefined ? {} : { body: isForm ? body.toString() : JSON.stringify(body) };
    const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
    const all = { ...this.always, ...(body === undefined ? {} : { 'content-type': type }), ...headers };
    try {
      const answer = await fetch(this.url + path, { method, headers: all, redirect: 'manual', ...sent });
      const text = await answer.text();
      const at = performance.now();
      return { status: answer.status, body: text, headers: answer.headers, ms: at - began, at, asked };
    } catch (error) {
      const at = performance.now();
      return { status: 0, body: String(error), headers: new Headers(), ms: at - began, at, asked };
    }
  }
}
