import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';

const PROGRAM = readFileSync('apps/server/src/ui/worker/offline.js', 'utf8');
const ORIGIN = 'https://minha.example';
const FORM = `${ORIGIN}/applications/018f/form/conceptNote/project`;

interface Device {
  /** What the network answers; throws where there is none. */
  readonly network: () => Promise<Response>;
  /** Takes what is to be kept; rejects where there is no room. */
  readonly put: () => Promise<void>;
}

type Listener = (event: object) => void;

/** What the browser shows for a form page, with the program between it and the network. */
async function opened({ network, put }: Device): Promise<Response> {
  const listeners = new Map<string, Listener>();
  const self = {
    location: { origin: ORIGIN },
    addEventListener: (type: string, on: Listener) => listeners.set(type, on),
  };
  const caches = { keys: async () => [], open: async () => ({ put, match: async () => undefined }) };
  runInNewContext(PROGRAM, { self, caches, fetch: network, URL });
  let shown: Promise<Response> | undefined;
  listeners.get('fetch')?.({
    request: { method: 'GET', url: FORM, mode: 'navigate' },
    respondWith: (answer: Promise<Response>) => (shown = answer),
  });
  if (!shown) throw new Error('The program let the page pass.');
  return shown;
}

const page = () => {
  const answer = new Response('a form', { headers: { 'minha-keep': 'somebody' } });
  Object.defineProperty(answer, 'url', { value: FORM });
  return Promise.resolve(answer);
};

describe('form pages without network', () => {
  it('are kept as they are shown', async () => {
    const kept: string[] = [];

    const answer = await opened({ network: page, put: async () => void kept.push('kept') });

    expect([await answer.text(), kept]).toEqual(['a form', ['kept']]);
  });

  it('are shown where there is no room to keep them', async () => {
    const put = () => Promise.reject(new DOMException('The quota has been exceeded.', 'QuotaExceededError'));

    expect(await (await opened({ network: page, put })).text()).toBe('a form');
  });

  it('that were never seen cannot be shown', async () => {
    const network = () => Promise.reject(new TypeError('Failed to fetch'));

    await expect(opened({ network, put: async () => undefined })).rejects.toThrow('Failed to fetch');
  });
});
