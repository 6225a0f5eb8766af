import { readFileSync } from 'node:fs';
import { stringify, parse } from 'yaml';
import { aCallFile } from '#testing/calls';
import { ApplicationPortal } from '../testing/application-portal.js';
import type { ApiClient } from '../testing/api-client.js';
import { type Browser, csrfIn, wordsIn } from '../testing/browser.js';

interface Staff {
  readonly browser: Browser;
  readonly program: ApiClient;
}

let portal: ApplicationPortal;
let officer: Staff;
let authority: Staff;

beforeAll(async () => {
  portal = await ApplicationPortal.open();
  officer = await portal.aStaffMember('officer');
  authority = await portal.aStaffMember('authority');
});
afterAll(() => portal.close());

/** The demonstration's file as text, with a code of its own and dates that lie ahead. */
function aFileText(code: string): string {
  const file: Record<string, unknown> = parse(readFileSync('config/calls/kafaat-liljamia.yaml', 'utf8'));
  return stringify({ ...file, code, dates: aCallFile({ closesInDays: 60 }).dates, holidays: moved(file['holidays']) });
}

/** The days of the moon in the years that the dates reach. */
function moved(holidays: unknown): unknown {
  const given = holidays as { movable: { dates: string[] }[] };
  const movable = given.movable.map((one) => ({
    ...one,
    dates: Array.from({ length: 8 }, (_, n) => `${new Date().getUTCFullYear() - 1 + n}-06-15`),
  }));
  return { ...given, movable };
}

async function bring(by: Browser, text: string, step: string) {
  return by.submit('/publication/new', { text, step });
}

describe('a call file', () => {
  it('is told every fault with its line, keeps what was written, and is not kept', async () => {
    const text = aFileText('KAF-2031-01').replace('currency: MAD', 'currency: DIRHAM').replace('L2', 'l2');

    const answer = await bring(officer.browser, text, 'keep');
    const api = await officer.program.send('POST', '/api/v1/call-files/check', { text });

    const { faults } = api.json<{ faults: { line: number; message: string }[] }>();
    const line = text.split('\n').findIndex((one) => one.startsWith('currency:')) + 1;
    expect(answer.statusCode).toBe(422);
    expect(faults.map((fault) => fault.line)).toContain(line);
    expect(wordsIn(answer.body)).toContain('currency: DIRHAM');
    expect(wordsIn(answer.body)).toContain('"DIRHAM" n’est pas possible ici. Choisissez parmi : MAD, EUR.');
    expect(faults.map(({ message }) => message).join()).toMatch(
      /"DIRHAM" n’est pas possible ici\. Choisissez parmi\s: MAD, EUR\./u,
    );
    expect(answer.body).toContain('KAF-2031-01');
    expect((await officer.browser.get('/publication/KAF-2031-01')).statusCode).toBe(404);
  });

  it('without a fault is checked as often as one likes, and then kept where only the office sees it', async () => {
    const text = aFileText('KAF-2031-02');

    const checked = await bring(officer.browser, text, 'check');
    const before = await officer.browser.get('/publication/KAF-2031-02');
    const kept = await bring(officer.browser, text, 'keep');
    const twice = await bring(officer.browser, text, 'keep');

    const sheet = wordsIn((await officer.browser.follow(kept)).body);
    expect(wordsIn(checked.body)).toContain('Aucune erreur dans l’appel KAF-2031-02');
    expect(before.statusCode).toBe(404);
    expect(sheet).toContain('La procédure de la subvention est prouvée');
    expect(sheet).toContain('L’appel comme tous le liront');
    expect(sheet).toContain('Tanger-Tétouan-Al Hoceïma');
    expect(twice.statusCode).toBe(422);
    expect((await portal.app.inject({ url: '/calls/KAF-2031-02' })).statusCode).toBe(404);
  });

  it('is seen page by page in each language before it is kept, and afterwards', async () => {
    const text = aFileText('KAF-2031-09');
    const see = (at: string, lang: string) => bring(officer.browser, text, `see:${at}:${lang}`);

    const first = await see('', 'fr');
    const inArabic = await see('conceptNote.partners', 'ar');
    const before = await officer.browser.get('/publication/KAF-2031-09');
    await bring(officer.browser, text, 'keep');
    const kept = await authority.browser.get('/publication/KAF-2031-09/form/fullApplication/costs?in=en');
    const none = await authority.browser.get('/publication/KAF-2031-09/form/fullApplication/none');

    expect(wordsIn(first.body)).toContain('Titre du projet');
    expect(inArabic.body).toMatch(/lang="ar" dir="rtl">[\s\S]*الشركاء في الطلب/u);
    expect(before.statusCode).toBe(404);
    expect(wordsIn(kept.body)).toContain('Does the association receive an operating grant from the European Union?');
    expect(wordsIn(kept.body)).toContain('Asked only if the answer to “Does the association');
    expect(none.statusCode).toBe(404);
  });

  it('may be sent as a file', async () => {
    const opened = await officer.browser.get('/publication/new');
    const content = Buffer.from(aFileText('KAF-2031-03'));
    const file = { field: 'file', name: 'appel.yaml', content };

    const answer = await officer.browser.upload(
      '/publication/new',
      { _csrf: csrfIn(opened.body), text: '', step: 'check' },
      file,
    );

    expect(wordsIn(answer.body)).toContain('Aucune erreur dans l’appel KAF-2031-03');
  });
});

describe('the publication of a call', () => {
  it('takes two persons, and says to the one why they cannot do the other’s step', async () => {
    await bring(officer.browser, aFileText('KAF-2031-04'), 'keep');
    const here = '/publication/KAF-2031-04';

    const tooEarly = await officer.browser.submit(`${here}/publication`, {}, `${here}/publication`);
    const mayNot = wordsIn((await officer.browser.get(here)).body);
    const approved = await authority.browser.submit(`${here}/approval`, {});
    const hidden = (await portal.app.inject({ url: '/calls/KAF-2031-04' })).statusCode;
    const fixed = await officer.browser.get(`${here}/dates`);
    const published = await officer.browser.submit(`${here}/publication`, {});
    const movable = await officer.browser.get(`${here}/dates`);

    expect(tooEarly.statusCode).toBe(409);
    expect(mayNot).toContain('Votre rôle ne permet pas cette action');
    expect(approved.statusCode).toBe(303);
    expect(hidden).toBe(404);
    expect(published.statusCode).toBe(303);
    expect(fixed.body).not.toContain(`${here}/dates/conceptNoteDeadline`);
    expect(movable.body).toContain(`${here}/dates/conceptNoteDeadline`);
    expect((await portal.app.inject({ url: '/calls/KAF-2031-04' })).statusCode).toBe(200);
  });

  it('is cancelled knowing how many files that ends', async () => {
    const words = wordsIn((await authority.browser.get('/publication/KAF-2031-04/cancellation')).body);

    expect(words).toContain('Il n’a encore aucun dossier.');
    expect(words).not.toContain('Ce projet disparaît');
  });

  it('is refused to the person who drafted it, whatever their roles', async () => {
    await portal.sql.query(
      `insert into role_grant (id, person_id, role, call_id, granted_by, granted_at)
       select gen_random_uuid(), g.person_id, 'officer', null, 'test', now()
       from role_grant g where g.role = 'authority' and g.revoked_at is null`,
    );
    await bring(authority.browser, aFileText('KAF-2031-05'), 'keep');

    const sheet = wordsIn((await authority.browser.get('/publication/KAF-2031-05')).body);
    const refused = await authority.program.send('POST', '/api/v1/calls/KAF-2031-05/approval');

    expect(sheet).toContain('une autre personne');
    expect(refused.statusCode).toBe(409);
  });

  it('can be given up with a reason, and the code is free again', async () => {
    const text = aFileText('KAF-2031-06');
    await bring(officer.browser, text, 'keep');
    const here = '/publication/KAF-2031-06/cancellation';

    const asked = wordsIn((await officer.browser.get(here)).body);
    const without = await officer.browser.submit(here, { reason: '' });
    const done = await officer.browser.submit(here, { reason: 'Budget non disponible.' });

    expect(asked).toContain('Ce projet disparaît de la liste des appels à venir.');
    expect(asked).not.toContain('prennent fin');
    expect(without.statusCode).toBe(422);
    expect(done.statusCode).toBe(303);
    expect((await bring(officer.browser, text, 'keep')).statusCode).toBe(303);
  });
});
