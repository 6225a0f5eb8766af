import { ApplicationPortal } from '../testing/application-portal.js';
import { csrfIn, wordsIn } from '../testing/browser.js';

/** What one person writes and another is shown. */
const HOSTILE = '<img src=x onerror=alert(1)>"><script>alert(2)</script>';

let portal: ApplicationPortal;

beforeAll(async () => {
  portal = await ApplicationPortal.open();
});
afterAll(() => portal.close());

describe('an applicant at a draft', () => {
  it('sees both answers where somebody else wrote, escaped, and decides without a script', async () => {
    const browser = await portal.anApplicant();
    const home = await portal.aStarted(browser);
    const path = `${home}/form/conceptNote/project`;
    await browser.submit(path, { version: '0', _do: 'save', 'q.title': HOSTILE });

    const mine = { 'seen.title': '0', 'seen.months': '0', 'q.title': 'La version de Brahim', 'q.months': '12' };
    const conflict = await browser.submit(path, { version: '0', _do: 'save', ...mine });
    const both = await browser.submit(path, { ...mine, 'seen.title': '2', _do: 'both:title' });

    expect(conflict.statusCode).toBe(422);
    expect(conflict.body).not.toContain('<img');
    expect(conflict.body).toContain('&lt;img');
    expect(conflict.body).toContain('value="La version de Brahim"');
    expect(conflict.body).toContain('name="seen.title" value="2"');
    expect(conflict.body).toContain('value="theirs:title"');
    expect(both.statusCode).toBe(303);
    const { body } = await browser.get(path);
    expect(body).toContain('value="La version de Brahim / &lt;img');
    expect(body).toContain('value="12"');
  });

  it('has drafts kept while writing, each answer by itself', async () => {
    const browser = await portal.anApplicant();
    const home = await portal.aStarted(browser);
    const path = `${home}/form/conceptNote/project`;
    const keep = (fields: Readonly<Record<string, string>>) => browser.submit(path, fields, `${path}/draft`);

    const saved = await keep({ version: '0', 'seen.title': '0', 'q.title': HOSTILE });
    const stale = await keep({ version: '1', 'seen.title': '0', 'q.title': 'B', 'seen.months': '0', 'q.months': '12' });
    const looked = await keep({ version: '2', _do: 'look' });

    expect(saved.json()).toMatchObject({ version: 1, saved: expect.stringContaining('Enregistré'), answers: [] });
    expect(stale.statusCode).toBe(409);
    expect(stale.json()).toMatchObject({
      version: 2,
      message: expect.stringContaining('Une réponse n’est pas enregistrée'),
      answers: [{ question: 'title', is: 'contested', contest: expect.stringContaining('&lt;img') }],
    });
    expect(stale.body).not.toContain('<img');
    expect(looked.json()).toEqual({ version: 2, answers: [], neighbours: '' });
    expect((await browser.get(path)).body).toContain('value="12"');
  });

  it('reads how an answer came to be, and takes a change back', async () => {
    const browser = await portal.anApplicant();
    const home = await portal.aStarted(browser);
    const path = `${home}/form/conceptNote/project`;
    await browser.submit(path, { version: '0', _do: 'save', 'q.title': HOSTILE });

    const history = await browser.get(`${path}/history?question=title`);
    const form = { question: 'title', first: '1', version: '1' };
    const undone = await browser.post(`${path}/history`, { _csrf: csrfIn(history.body), ...form });

    expect(wordsIn(history.body)).toContain('Historique');
    expect(history.body).toContain('&lt;img');
    expect(history.body).not.toContain('<img');
    const words = wordsIn((await browser.get(`${path}/history`)).body);
    await browser.submit(path, { 'seen.title': '2', _do: 'save', 'q.title': 'Une autre' });
    const late = await browser.post(`${path}/history`, { _csrf: csrfIn(history.body), ...form });

    expect(undone.headers.location).toBe(`${path}/history`);
    expect(words).toContain('est revenu à cette réponse antérieure');
    expect(late.statusCode).toBe(422);
    expect((await browser.get(path)).body).toContain('value="Une autre"');
    expect(wordsIn(late.body)).toContain('Rien n’a été changé');
  });

  it('loses the key of what is kept on the device by signing out, and gets another one next time', async () => {
    const browser = await portal.anApplicant();
    const path = `${await portal.aStarted(browser)}/form/conceptNote/project`;
    const keyIn = (html: string) => /data-key="([\w-]{43})"/.exec(html)?.[1];

    const [first, again] = [await browser.get(path), await browser.get(path)];
    const left = await browser.post('/sign-out', { _csrf: csrfIn(again.body) });

    expect(keyIn(first.body)).toBeDefined();
    expect(keyIn(again.body)).toBe(keyIn(first.body));
    expect(again.headers['minha-keep']).toMatch(/^[0-9a-f]{16}$/);
    expect(left.headers['clear-site-data']).toBe('"storage"');
    expect(browser.cookie('minha-device')).toBeUndefined();
  });
});
