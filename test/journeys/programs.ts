import { emailOf, PASSWORD, type Person } from './people.js';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A refusal, as the API says it. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: {
      readonly code?: string;
      readonly reasons?: readonly { readonly code: string; readonly detail: string }[];
    },
    request: string,
  ) {
    super(`${request}: ${status} ${JSON.stringify(problem)}`);
  }
}

/** Programs that use the API over the network, each with the token of one person. */
export class Programs {
  private tokens = new Map<Person, string>();

  constructor(private readonly url: string) {}

  /** Tokens end after a while; after a jump in time everybody makes a new one. */
  forgetTokens(): void {
    this.tokens.clear();
  }

  /** Sends a request and gives what is answered; throws `Refused`. */
  async ask<T>(
    person: Person | null,
    method: Method,
    path: string,
    body?: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<T> {
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await this.send(person, method, path, { headers: { ...type, ...headers }, ...content });
    const text = await answer.text();
    // The caller says what the endpoint answers.
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  async list<T>(person: Person, path: string): Promise<readonly T[]> {
    return (await this.ask<{ items: T[] }>(person, 'GET', path)).items;
  }

  /** Sends a file. */
  async upload(person: Person, path: string, name: string, content: Buffer): Promise<void> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(content)]), name);
    await this.send(person, 'POST', path, { body: form });
  }

  /** The answer itself, of a request that was not refused. */
  async send(person: Person | null, method: Method, path: string, init: RequestInit = {}): Promise<Response> {
    const authorization = person === null ? {} : { authorization: `Bearer ${await this.tokenOf(person)}` };
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      ...init,
      method,
      headers: { ...authorization, ...(init.headers as Record<string, string> | undefined) },
    });
    if (answer.ok) return answer;
    const text = await answer.text();
    throw new Refused(answer.status, text.startsWith('{') ? JSON.parse(text) : {}, `${person} ${method} ${path}`);
  }

  private async tokenOf(person: Person): Promise<string> {
    const known = this.tokens.get(person);
    if (known !== undefined) return known;
    const asked = { email: emailOf(person), password: PASSWORD, name: 'journey' };
    const { token } = await this.ask<{ token: string }>(null, 'POST', '/tokens', asked);
    this.tokens.set(person, token);
    return token;
  }
}
