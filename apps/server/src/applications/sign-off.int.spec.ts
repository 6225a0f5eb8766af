import { randomUUID } from 'node:crypto';
import { ApplicationPortal } from '../testing/application-portal.js';
import { filledPage } from '../testing/application-forms.js';
import { type Browser, csrfIn, wordsIn } from '../testing/browser.js';

let portal: ApplicationPortal;
let signatory: Browser;
let editor: Browser;
let home: string;

beforeAll(async () => {
  portal = await ApplicationPortal.open();
  signatory = await portal.anApplicant();
  home = await portal.aStarted(signatory);
  editor = await anEditor(home);
}, 60_000);

afterAll(() => portal.close());

/** Somebody who writes for the organisation of this application and may not sign. */
async function anEditor(of: string): Promise<Browser> {
  const browser = await portal.anApplicant();
  const people = `select m.person_id from membership m order by m.since desc limit 1`;
  await portal.sql.query(
    `insert into membership (id, organisation_id, person_id, role, since)
     select $2, a.organisation_id, (${people}), 'editor', now() from application a where a.id = $1`,
    [of.replace('/applications/', ''), randomUUID()],
  );
  return browser;
}

async function fillIn(browser: Browser): Promise<void> {
  for (const page of portal.call.form('conceptNote').pages) {
    const fields = { version: '0', _do: 'continue', ...filledPage(portal.call, page) };
    await browser.submit(`${home}/form/conceptNote/${page.id}`, fields);
  }
  for (const { kind } of portal.call.documents('conceptNote').filter(({ required }) => required)) {
    await portal.attach(browser, home, kind);
  }
}

const words = async (browser: Browser, path: string) => wordsIn((await browser.get(`${path}?lang=en`)).body);
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const asked = () =>
  portal.sql.query<{ address: string; body: string }>(
    `select m.address, m.body from mail m where m.template = 'signatureAsked'`,
  );

async function ask(browser: Browser, note: string) {
  const { body } = await browser.get(`${home}/submit`);
  const fields = { _csrf: csrfIn(body), _key: hidden(body, '_key'), draft: hidden(body, 'draft'), note };
  return browser.post(`${home}/sign-off`, fields);
}

/** Another answer on the first page, by whoever writes last. */
async function change(browser: Browser): Promise<void> {
  const [page] = portal.call.form('conceptNote').pages;
  if (!page) throw new Error('The form has a page.');
  const path = `${home}/form/conceptNote/${page.id}`;
  const version = hidden((await browser.get(path)).body, 'version');
  const filled = filledPage(portal.call, page);
  const [first] = Object.entries(filled).filter(
    ([, value]) => value === 'Une réponse précise.' || /Atelier/.test(String(value)),
  );
  await browser.submit(path, { version, _do: 'save', ...filled, [first?.[0] ?? '']: `Autre ${Date.now()}` });
}

describe('the sign-off', () => {
  it('lists every open point with the way to its field, and asks nobody while one is open', async () => {
    const { body } = await editor.get(`${home}/check?lang=en`);
    const links = [...body.matchAll(/href="(\/applications\/[^"]+#f-[^"]+)"/g)].map(([, href]) => href ?? '');
    const questions = portal.call
      .form('conceptNote')
      .pages.flatMap((page) =>
        page.questions.filter(({ required, when }) => required && !when).map(({ id }) => `${page.id}#f-q-${id}`),
      );

    expect(wordsIn(body)).toMatch(/things to complete before you can submit/);
    for (const place of questions) expect(links.some((link) => link.endsWith(place))).toBe(true);
    const [linked = ''] = links;
    expect((await editor.get(linked.replace(/#.*/, ''))).body).toContain(`id="${linked.replace(/^.*#/, '')}"`);
    expect((await ask(editor, '')).statusCode).toBe(422);
    expect(await asked()).toEqual([]);
  });

  it('is asked of the signatory once for one state, and a change makes the request void', async () => {
    await fillIn(editor);

    const sent = await ask(editor, 'Le budget est nouveau.');
    expect([sent.statusCode, wordsIn(sent.body)]).toEqual([303, '']);
    await ask(editor, 'Encore');
    const mails = await asked();

    expect(mails).toHaveLength(1);
    expect(mails[0]?.body).toContain('Le budget est nouveau.');
    expect(mails[0]?.body).toContain(`${home}/submit`);
    expect(await words(signatory, `${home}/submit`)).toMatch(/asked you on .* Nothing has changed since/);
    expect((await editor.submit(`${home}/submit`, { declared: 'yes' })).statusCode).toBe(422);

    await change(editor);
    expect(await words(signatory, `${home}/submit`)).toContain('the application has changed since');
    await ask(editor, '');
    expect(await asked()).toHaveLength(2);
  });

  it('submits nothing but what the signatory read', async () => {
    const { body } = await signatory.get(`${home}/submit?lang=en`);
    const read = { _csrf: csrfIn(body), _key: hidden(body, '_key'), draft: hidden(body, 'draft'), declared: 'yes' };
    await change(editor);

    const refused = await signatory.post(`${home}/submit`, read);
    const again = { ...read, _key: hidden(refused.body, '_key'), draft: hidden(refused.body, 'draft') };
    const taken = await signatory.post(`${home}/submit`, again);

    expect(refused.statusCode).toBe(422);
    expect(wordsIn(refused.body)).toContain('changed while you were reading it');
    expect(again.draft).not.toBe(read.draft);
    expect(taken.headers.location).toMatch(/^\/receipts\//);
  });

  it('keeps every version readable, and says which counts', async () => {
    expect(await words(signatory, `${home}/check`)).toMatch(/Version 1, which arrived on .* already counts\./);
    const before = await words(signatory, `${home}/submitted/conceptNote/1`);
    await change(editor);
    await signatory.submit(`${home}/submit`, { declared: 'yes' });
    const first = await words(signatory, `${home}/submitted/conceptNote/1`);
    const second = await words(signatory, `${home}/submitted/conceptNote/2`);
    // A later version says first what it changed: the old answer, then the new one.
    const told = (page: string) => page.match(/Autre \d+/g)?.at(-1);

    expect(first).toContain('It was replaced and is kept; version 2 counts');
    expect(second).toContain('It is the newest');
    expect(told(first)).toBe(told(before));
    expect(told(second)).not.toBe(told(first));
    expect((await signatory.get(`${home}/submitted/conceptNote/3`)).statusCode).toBe(404);
  });
});
