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
    const nothing = await browser.get(`${path}s`);
    const left = await browser.post('/sign-out', { _csrf: csrfIn(again.body) });
    const turned = await browser.get(path);

    expect(keyIn(first.body)).toBeDefined();
    expect(keyIn(again.body)).toBe(keyIn(first.body));
    expect(again.headers['minha-keep']).toMatch(/^[0-9a-f]{16}$/);
    expect(nothing.statusCode).toBe(404);
    expect(nothing.headers['minha-keep']).toBe(again.headers['minha-keep']);
    expect(turned.headers.location).toContain('/sign-in');
    expect(turned.headers['minha-keep']).toBeUndefined();
    expect(left.headers['clear-site-data']).toBe('"storage"');
    expect(browser.cookie('minha-device')).toBeUndefined();
  });
});

describe('two applicants at one budget', () => {
  const LINE = { 'l1.heading': '1', 'l1.description': HOSTILE, 'l1.quantity': '2' };

  it('have every cell kept by itself, and lines that one adds or takes away told to the other', async () => {
    const browser = await portal.anApplicant();
    const path = `/applications/${await portal.anInvited(browser)}/budget/fullApplication`;
    const keep = (fields: Readonly<Record<string, string>>) => browser.submit(path, fields, `${path}/draft`);
    await browser.submit(path, { version: '0', _do: 'save', ...LINE });

    const other = await keep({ version: '1', 'l1.quantity': '3', 'seen.l1.quantity': '1' });
    const mine = { 'l1.unit': 'day', 'seen.l1.unit': '1', 'l1.quantity': '4', 'seen.l1.quantity': '1' };
    const stale = await keep({
      version: '1',
      ...mine,
      'l900001.heading': '2',
      'l900001.description': 'Bus',
    });
    const looked = await keep({ version: '1', _do: 'look' });
    await browser.submit(path, { version: '3', _do: 'remove:l900001' });
    const gone = await keep({ version: '3', 'l900001.quantity': '9', 'seen.l900001.quantity': '3' });

    expect(other.json()).toMatchObject({ version: 2, answers: [], rows: [], gone: [] });
    expect(stale.statusCode).toBe(409);
    expect(stale.json()).toMatchObject({
      version: 3,
      answers: [
        { question: 'l1.quantity', is: 'contested', contest: expect.stringContaining('value="mine:l1.quantity"') },
      ],
      numbers: { l1: expect.stringMatching(/^1\./), l900001: expect.stringMatching(/^2\./) },
    });
    expect(stale.json()).toMatchObject({ rows: [{ row: 'l900001', into: 'rows-2' }] });
    expect(looked.json()).toMatchObject({
      answers: [
        { question: 'l1.quantity', is: 'changed' },
        { question: 'l1.unit', is: 'changed' },
      ],
      rows: [{ row: 'l900001' }],
    });
    expect(gone.json()).toMatchObject({
      gone: ['l900001'],
      answers: [{ question: 'l900001.quantity', is: 'contested' }],
    });
    expect(stale.body + looked.body).not.toContain('<img');
  });

  it('are shown both without a script, and a line that was changed is not taken away unread', async () => {
    const browser = await portal.anApplicant();
    const path = `/applications/${await portal.anInvited(browser)}/budget/fullApplication`;
    await browser.submit(path, { version: '0', _do: 'save', ...LINE });
    await browser.submit(path, { version: '1', _do: 'save', ...LINE, 'l1.quantity': '3' });

    const mine = { ...LINE, 'l1.quantity': '4', indirect: '7' };
    const both = await browser.submit(path, { version: '1', _do: 'save', ...mine });
    const removal = await browser.submit(path, { version: '1', _do: 'remove:l1', ...LINE });
    const chosen = await browser.submit(path, { version: '3', _do: 'mine:l1.quantity', ...mine });

    expect(both.statusCode).toBe(422);
    expect(both.body).toContain('value="mine:l1.quantity"');
    expect(both.body).toMatch(/name="l1\.quantity"[^>]*value="4"|value="4"[^>]*name="l1\.quantity"/);
    expect(both.body).toContain('name="seen.l1.quantity" value="3"');
    expect(wordsIn(removal.body)).toContain('Elle n’a pas été supprimée');
    expect(chosen.statusCode).toBe(303);
    const { body } = await browser.get(path);
    expect(body).toContain('value="4"');
    expect(body).toContain('value="7"');
  });

  it('read how it came to be, and take a change back', async () => {
    const browser = await portal.anApplicant();
    const path = `/applications/${await portal.anInvited(browser)}/budget/fullApplication`;
    await browser.submit(path, { version: '0', _do: 'save', ...LINE });

    const { body } = await browser.get(`${path}/history`);
    const undone = await browser.post(`${path}/history`, {
      _csrf: csrfIn(body),
      part: 'lines',
      first: '1',
      version: '1',
    });

    expect(wordsIn(body)).toContain('Quantité : 2');
    expect(body).not.toContain('<img');
    expect(undone.headers.location).toBe(`${path}/history`);
    expect(wordsIn((await browser.get(`${path}/history`)).body)).toContain('est revenu à cette réponse antérieure');
    expect((await browser.get(path)).body).not.toContain('data-row="l1"');
  });
});
