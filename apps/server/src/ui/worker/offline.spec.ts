import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';

const PROGRAM = readFileSync('apps/server/src/ui/worker/offline.js', 'utf8');
const ORIGIN = 'https://minha.example';
const FORM = `${ORIGIN}/applications/018f/form/conceptNote/project`;

type Listener = (event: object) => void;
type Network = () => Promise<Response>;

/** A browser with the program between it and the network. */
class Device {
  readonly kept = new Map<string, Map<string, Response>>();
  private readonly listeners = new Map<string, Listener>();

  constructor(
    private network: Network,
    private readonly hasRoom = true,
  ) {
    const self = {
      location: { origin: ORIGIN },
      addEventListener: (type: string, on: Listener) => this.listeners.set(type, on),
    };
    runInNewContext(PROGRAM, { self, caches: this.caches, fetch: () => this.network(), URL, Date });
  }

  /** What the browser shows at an address; what it would ask the network for by itself is shown by it alone. */
  async opens(url: string, network: Network = this.network): Promise<Response> {
    this.network = network;
    let shown: Promise<Response> | undefined;
    this.listeners.get('fetch')?.({
      request: { method: 'GET', url, mode: 'navigate' },
      respondWith: (answer: Promise<Response>) => (shown = answer),
    });
    if (!shown) throw new Error('The program let the page pass.');
    return shown;
  }

  private get caches() {
    return {
      keys: async () => [...this.kept.keys()],
      delete: async (name: string) => this.kept.delete(name),
      open: async (name: string) => {
        const cache = this.kept.get(name) ?? new Map<string, Response>();
        if (this.hasRoom) this.kept.set(name, cache);
        return {
          put: async (url: string, answer: Response) => {
            if (!this.hasRoom) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
            cache.set(url, answer);
          },
          match: async (url: string) => cache.get(url)?.clone(),
        };
      },
    };
  }
}

const answering =
  (body: string, { owner, ...init }: ResponseInit & { readonly owner?: string } = {}): Network =>
  async () => {
    const headers = { date: new Date().toUTCString(), ...(owner ? { 'minha-keep': owner } : {}) };
    const answer = new Response(body, { headers, ...init });
    Object.defineProperty(answer, 'url', { value: FORM });
    return answer;
  };

/** A navigation is not followed by the program: it sees that it is led on, and not where to. */
const ledOn: Network = async () => {
  const answer = Response.error();
  Object.defineProperty(answer, 'type', { value: 'opaqueredirect' });
  return answer;
};
const page = answering('a form', { owner: 'salma' });
const none: Network = () => Promise.reject(new TypeError('Failed to fetch'));

describe('form pages without network', () => {
  it('are shown as they were, to whoever they were shown to', async () => {
    const device = new Device(page);

    expect(await (await device.opens(FORM)).text()).toBe('a form');
    expect(await (await device.opens(FORM, none)).text()).toBe('a form');
  });

  it('are shown where there is no room to keep them', async () => {
    expect(await (await new Device(page, false).opens(FORM)).text()).toBe('a form');
  });

  it('that were never seen cannot be shown', async () => {
    await expect(new Device(none).opens(FORM)).rejects.toThrow('Failed to fetch');
  });

  it.each([
    ['404', answering('gone', { status: 404, owner: 'salma' })],
    ['403', answering('not for this role', { status: 403, owner: 'salma' })],
    ['429 before anybody is known', answering('too many', { status: 429 })],
    ['409', answering('two at once', { status: 409 })],
    ['413', answering('too large', { status: 413 })],
    ['500', answering('ours to mend', { status: 500 })],
  ])('are still there after an answer that says nothing about who is signed in: %s', async (_, network) => {
    const device = new Device(page);
    await device.opens(FORM);

    await device.opens(FORM, network);

    expect(await (await device.opens(FORM, none)).text()).toBe('a form');
  });

  it.each([
    ['is asked to sign in', ledOn],
    ['is nobody', answering('sign in', { status: 401 })],
    ['may not', answering('not yours', { status: 403 })],
    ['is shown a page that is nobody’s', answering('welcome')],
    ['is somebody else', answering('another form', { owner: 'fatima' })],
    ['is somebody else, for whom nothing is there', answering('nothing here', { status: 404, owner: 'fatima' })],
  ])('are gone as soon as whoever is there %s', async (_, network) => {
    const device = new Device(page);
    await device.opens(FORM);

    await device.opens(FORM, network);

    expect([...device.kept.keys()]).not.toContain('pages-salma');
  });

  it('are not touched by what is no form page', async () => {
    const device = new Device(page);
    await device.opens(FORM);

    await device.opens(`${FORM}/history`, answering('what was written'));

    expect([...device.kept.keys()]).toEqual(['pages-salma']);
  });
});
