import { aPdf, completeBudget } from '#testing/applications';
import { fieldsSaying } from './budget-fields.js';
import { ApplicationPortal } from '../testing/application-portal.js';
import { Browser, csrfIn, wordsIn } from '../testing/browser.js';

let portal: ApplicationPortal;

beforeAll(async () => {
  portal = await ApplicationPortal.open();
});
afterAll(() => portal.close());

describe('what everybody may read', () => {
  it.each(['fr', 'ar', 'en'])('is there in %s: front page, call, questions, check', async (lang) => {
    const browser = new Browser(portal.app);

    const pages = await Promise.all(
      [
        '/',
        `/calls/${portal.call.code}`,
        `/calls/${portal.call.code}/questions`,
        `/calls/${portal.call.code}/check`,
      ].map((path) => browser.get(`${path}?lang=${lang}`)),
    );

    expect(pages.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
    const title = portal.call.file.texts.title[lang as 'fr'];
    expect(pages.every(({ body }) => body.includes(title.replaceAll("'", '&#39;')))).toBe(true);
  });

  it('gives the deadlines as a calendar file', async () => {
    const answer = await new Browser(portal.app).get(`/calls/${portal.call.code}/calendar.ics`);

    expect(answer.headers['content-type']).toContain('text/calendar');
    expect(answer.body.match(/BEGIN:VEVENT/g)).toHaveLength(3);
  });

  it('is nothing for a call that is not there', async () => {
    expect((await new Browser(portal.app).get('/calls/KAF-1999-99')).statusCode).toBe(404);
  });
});

describe('an applicant', () => {
  it('goes from the call to the receipt', async () => {
    const browser = await portal.anApplicant();
    const home = await portal.aComplete(browser);

    const check = await browser.get(`${home}/check`);
    const submitPage = await browser.get(`${home}/submit`);
    const key = /name="_key" value="([^"]+)"/.exec(submitPage.body)?.[1] ?? '';
    const submitted = await browser.post(`${home}/submit`, {
      _csrf: csrfIn(submitPage.body),
      _key: key,
      declared: 'yes',
    });
    const receipt = await browser.follow(submitted);

    expect(wordsIn(check.body)).toContain('Tout est complet');
    expect(submitted.statusCode).toBe(303);
    expect(submitted.headers.location).toMatch(/^\/receipts\/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(wordsIn(receipt.body)).toMatch(/KAF-2026-77-\d{4}/);
    expect(receipt.body).toMatch(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/);
    const after = wordsIn((await browser.get(home)).body);
    expect(after).toContain('Note succincte soumise');
    expect(after).toMatch(/Relire vos réponses\s+Terminé/);
    expect(wordsIn((await browser.get(`/calls/${portal.call.code}/apply`)).body)).toContain('admis qu’une');
  });

  it('and the office read the same receipt, each as who they are', async () => {
    const browser = await portal.anApplicant();
    const submitted = await browser.submit(`${await portal.aComplete(browser)}/submit`, { declared: 'yes' });
    const { browser: officer } = await portal.aStaffMember('officer');

    const own = wordsIn((await browser.follow(submitted)).body);
    const read = wordsIn((await officer.get(String(submitted.headers.location))).body);

    expect(own).toContain('Votre demande est arrivée');
    expect(own).toContain('part aussi par courrier électronique');
    expect(read).toContain('La demande est arrivée');
    expect(read).not.toMatch(/Vous pouvez encore|Conservez ce code|part aussi par courrier/);
  });

  it('takes the deadline of a file to a calendar', async () => {
    const browser = await portal.anApplicant();
    const home = await portal.aStarted(browser);

    const page = await browser.get(home);
    const calendar = await browser.get(`${home}/calendar.ics`);

    expect(page.body).toContain(`href="${home}/calendar.ics"`);
    expect(calendar.headers['content-type']).toContain('text/calendar');
    expect(calendar.body.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(calendar.body).toContain('Date limite de soumission');
  });

  it('is told by the receipt until when it may be replaced, and who acts then', async () => {
    const browser = await portal.anApplicant();
    const home = await portal.aComplete(browser);

    const submitted = await browser.submit(`${home}/submit`, { declared: 'yes' });
    const words = wordsIn((await browser.follow(submitted)).body);

    expect(words).toContain('Vous pouvez encore modifier votre demande');
    expect(words).toMatch(/Clôture le \S+ \d+/);
    expect(words).toContain('le chargé de programme vérifie');
  });

  it('finds in the list whose turn it is, and is asked for nothing once it has submitted', async () => {
    const browser = await portal.anApplicant();
    const home = await portal.aComplete(browser);
    const before = wordsIn((await browser.get('/applications')).body);

    await browser.submit(`${home}/submit`, { declared: 'yes' });
    const after = wordsIn((await browser.get('/applications')).body);

    expect(before).toContain('À faire avant le');
    expect(after).toContain('Vous n’avez plus rien à faire');
    expect(after).not.toContain('À faire avant le');
  });

  it('is led back to what is missing instead of to the submission', async () => {
    const browser = await portal.anApplicant();
    const home = await portal.aStarted(browser);

    const { body } = await browser.get(`${home}/check`);

    expect(body).not.toContain(`href="${home}/submit"`);
    expect(wordsIn(body)).toContain('Revenir à la liste des rubriques');
  });

  it('that presses twice submits once', async () => {
    const browser = await portal.anApplicant();
    const home = await portal.aComplete(browser);
    const { body } = await browser.get(`${home}/submit`);
    const form = { _csrf: csrfIn(body), _key: /name="_key" value="([^"]+)"/.exec(body)?.[1] ?? '', declared: 'yes' };

    const [first, second] = [await browser.post(`${home}/submit`, form), await browser.post(`${home}/submit`, form)];

    expect(second.headers.location).toBe(first.headers.location);
  });

  it('is told what is missing instead of a button', async () => {
    const browser = await portal.anApplicant();
    const home = await portal.aStarted(browser);

    const words = wordsIn((await browser.get(`${home}/submit`)).body);

    expect(words).toContain('6 éléments manquent à votre demande');
    expect(words).toContain('Le projet en bref');
    expect(words).not.toContain('relevance');
  });

  it('keeps what is wrong and sees why', async () => {
    const browser = await portal.anApplicant();
    const home = await portal.aStarted(browser);
    const path = `${home}/form/conceptNote/project`;

    const answer = await browser.submit(path, {
      version: '0',
      _do: 'continue',
      'q.title': 'Ateliers',
      'q.months': 'treize',
    });

    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('value="treize"');
    expect(answer.body).toContain('<title>Erreur');
    expect(wordsIn((await browser.get(path)).body)).toContain('Écrivez un nombre en chiffres');
    expect(wordsIn((await browser.get(home)).body)).toContain('Ateliers');
  });

  it('may leave answers open and go on', async () => {
    const browser = await portal.anApplicant();
    const home = await portal.aStarted(browser);

    const answer = await browser.submit(`${home}/form/conceptNote/project`, {
      version: '0',
      _do: 'continue',
      'q.title': 'A',
    });

    expect(answer.headers.location).toBe(`${home}/form/conceptNote/relevance`);
  });

  it('adds and removes lines of a table without JavaScript', async () => {
    const browser = await portal.anApplicant();
    const home = await portal.aStarted(browser);
    const path = `${home}/form/conceptNote/partners`;
    const two = { 'q.coApplicants.0.name': 'Coopérative A', 'q.coApplicants.1.name': 'Coopérative B' };

    await browser.submit(path, { version: '0', _do: 'addRow:coApplicants', ...two });
    await browser.submit(path, { version: '1', _do: 'removeRow:coApplicants.0', ...two });

    const { body } = await browser.get(path);
    expect(body).toContain('value="Coopérative B"');
    expect(body).not.toContain('Coopérative A');
    expect(body).toContain('name="q.coApplicants.1.name"');
  });

  it('attaches, fetches and takes away documents', async () => {
    const browser = await portal.anApplicant();
    const home = await portal.aStarted(browser);

    await portal.attach(browser, home, 'declaration', aPdf('x'));
    const { body } = await browser.get(`${home}/documents/conceptNote`);
    const path = /href="([^"]+\/files\/[0-9a-f-]{36})"/.exec(body)?.[1] ?? '';
    const fetched = await browser.get(path);
    const asked = await browser.get(`${path}/remove`);
    await browser.submit(`${path}/remove`, {});

    expect(fetched.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringContaining('attachment'),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    expect(fetched.rawPayload).toEqual(aPdf('x'));
    expect(wordsIn(asked.body)).toContain('Retirer ce document');
    expect((await browser.get(`${home}/documents/conceptNote`)).body).not.toContain(path);
  });

  it('is told at the field that a file is not accepted', async () => {
    const browser = await portal.anApplicant();
    const home = await portal.aStarted(browser);

    const answer = await portal.attach(browser, home, 'declaration', Buffer.from('<script>alert(1)</script>'));

    expect(answer.statusCode).toBe(422);
    expect(wordsIn(answer.body)).toContain('n’est pas d’un type accepté');
  });

  it('withdraws with a reason and a confirmation', async () => {
    const browser = await portal.anApplicant();
    const home = await portal.aStarted(browser);

    const without = await browser.submit(`${home}/withdraw`, { reason: ' ' });
    const done = await browser.submit(`${home}/withdraw`, { reason: 'Un autre projet' });

    expect(without.statusCode).toBe(422);
    expect(wordsIn((await browser.follow(done)).body)).toContain('Demande retirée');
  });
});

describe('an invited applicant', () => {
  it('writes the budget and sees every total', async () => {
    const browser = await portal.anApplicant();
    const path = `/applications/${await portal.anInvited(browser)}/budget/fullApplication`;
    const budget = { ...completeBudget(portal.call), indirect: '80000' };

    const answer = await browser.submit(path, { version: '0', _do: 'continue', ...fieldsSaying(budget) });

    const words = wordsIn(answer.body).replaceAll(/\u202f/g, ' ');
    expect(answer.statusCode).toBe(422);
    expect(words).toContain('Votre note succincte demandait 1 000 000,00');
    expect(words).toContain('1 280 000,00');
    expect(words).toContain('Il manque 80 000,00');
    expect(answer.body).toContain('value="80000"');
  });

  it('adds and removes lines of the budget without JavaScript', async () => {
    const browser = await portal.anApplicant();
    const path = `/applications/${await portal.anInvited(browser)}/budget/fullApplication`;
    const fields = fieldsSaying(completeBudget(portal.call));

    await browser.submit(path, { version: '0', _do: 'save', ...fields });
    await browser.submit(path, { version: '1', _do: 'remove:l1', ...fields });

    const { body } = await browser.get(path);
    expect(body).not.toContain('Formatrices');
    expect(body).toContain('value="Ateliers"');
  });

  it('cannot change the concept note any more', async () => {
    const browser = await portal.anApplicant();
    const id = await portal.anInvited(browser);

    expect((await browser.get(`/applications/${id}/form/conceptNote/project`)).statusCode).toBe(404);
    expect(wordsIn((await browser.get(`/applications/${id}`)).body)).toContain('Demande complète à rédiger');
  });

  it('reads the concept note beside the full application', async () => {
    const browser = await portal.anApplicant();
    const id = await portal.anInvited(browser);

    const words = wordsIn((await browser.get(`/applications/${id}/submitted/conceptNote`)).body);

    expect(words).toContain('Une réponse précise');
    expect(words).toContain('Ateliers de couture à Fnideq');
  });
});

describe('a stranger', () => {
  it.each([
    '',
    '/check',
    '/submit',
    '/withdraw',
    '/form/conceptNote/project',
    '/documents/conceptNote',
    '/clarification',
  ])('finds nothing at an application’s%s', async (rest) => {
    const home = await portal.aStarted(await portal.anApplicant());

    const answer = await (await portal.anApplicant()).get(`${home}${rest}`);

    expect(answer.statusCode).toBe(404);
  });

  it('cannot fetch a document, and of a receipt learns what everybody may verify', async () => {
    const owner = await portal.anApplicant();
    const home = await portal.aComplete(owner);
    const { body } = await owner.get(`${home}/documents/conceptNote`);
    const file = /href="([^"]+\/files\/[0-9a-f-]{36})"/.exec(body)?.[1] ?? '';
    const submitted = await owner.submit(`${home}/submit`, { declared: 'yes' });
    const stranger = await portal.anApplicant();

    expect((await stranger.get(file)).statusCode).toBe(404);
    const receipt = String(submitted.headers.location);
    expect((await stranger.get(receipt)).headers.location).toBe(receipt.replace('/receipts/', '/receipts?code='));
    expect((await stranger.post(`${file}/remove`, {})).statusCode).toBeGreaterThanOrEqual(400);
    expect((await owner.get(file)).statusCode).toBe(200);
  });
});
