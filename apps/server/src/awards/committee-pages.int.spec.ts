import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import readWorkbook from 'read-excel-file/node';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { ApiClient } from '../testing/api-client.js';
import { type Browser, csrfIn, wordsIn } from '../testing/browser.js';
import { emailOf, EvaluationHouse } from '../testing/evaluation-house.js';
import { testServer } from '../testing/test-server.js';

let database: TestDatabase;
let app: NestFastifyApplication;
let house: EvaluationHouse;
let chair: Browser;
let secretary: Browser;
let officer: Browser;
let authority: Browser;
let code: string;
let files: readonly string[];
const members: string[] = [];

const LOT_BUDGET = 4_905_000_00;

beforeAll(async () => {
  database = await testDatabase();
  app = await testServer(database.url);
  house = await EvaluationHouse.in(app);
  code = house.programme.file.code;
  await house.assessors.join(2);
  for (const [name, role] of [
    ['Chair', 'chair'],
    ['Secretary', 'secretary'],
    ['Voter One', 'committeeMember'],
    ['Voter Two', 'committeeMember'],
    ['Voter Three', 'committeeMember'],
  ] as const) {
    members.push(await house.person(name, role));
  }
  await house.person('Officer', 'officer');
  await house.person('Authority', 'authority');
  files = [
    await scored(5, LOT_BUDGET),
    await scored(4, LOT_BUDGET),
    await scored(4, 10_000_00, { '2.1': 3 }),
    await scored(2, 10_000_00),
  ];
  chair = await house.browser('Chair');
  secretary = await house.browser('Secretary');
  officer = await house.browser('Officer');
  authority = await house.browser('Authority');
}, 120_000);

afterAll(async () => {
  await app.close();
  await database.drop();
});

async function scored(score: number, requestedMinor: number, apart: Record<string, number> = {}): Promise<string> {
  const file = await house.programme.fileInScoring({ requestedMinor, title: `=cmd|file ${score}` });
  await house.assessors.scoreAll(file, 'conceptNote', { score, apart });
  return file;
}

function ranking(stage: 'conceptNote' | 'fullApplication'): string {
  return `/calls/${code}/ranking/${stage}/L1`;
}

describe('the committee', () => {
  it('is named by the officer, with units', async () => {
    const path = `/calls/${code}/committee`;
    const capacities = ['chair', 'secretary', 'voting', 'voting', 'voting'];

    const without = await officer.submit(path, { seat: `${members[0] ?? ''} chair`, unit: ' ' });
    for (const [i, personId] of members.entries()) {
      await officer.submit(path, { seat: `${personId} ${capacities[i] ?? ''}`, unit: `Unit ${i % 2}` });
    }
    const shown = wordsIn((await officer.get(path)).body);

    expect(without.statusCode).toBe(422);
    expect(shown).toContain('Voter Three');
    expect(shown).toContain('Déclaration d’impartialité non signée');
  });

  it('sees no ranking before it has signed', async () => {
    const before = await chair.get(ranking('conceptNote'));
    for (const name of ['Chair', 'Secretary', 'Voter One', 'Voter Two', 'Voter Three']) {
      const browser = await house.browser(name);
      await browser.submit(`/calls/${code}/impartiality`, { agree: 'yes' });
    }
    const after = await chair.get(ranking('conceptNote'));

    expect(before.headers.location).toBe(`/calls/${code}/impartiality`);
    expect(after.statusCode).toBe(200);
    expect(wordsIn((await officer.get(`/calls/${code}/committee`)).body)).toContain(
      'Le comité peut décider pour chaque lot',
    );
  });

  it('reads the ranking in its order, with the cut', async () => {
    const words = wordsIn((await chair.get(ranking('conceptNote'))).body);

    expect(words.indexOf('50')).toBeLessThan(words.indexOf('Ne sera pas présélectionné'));
    expect(words).toContain('Total inférieur au seuil');
    expect([...words.matchAll(/Sera présélectionné/gu)]).toHaveLength(2);
  });

  it('takes it away as CSV, with nothing that a spreadsheet would run', async () => {
    const { body, headers } = await chair.get(`${ranking('conceptNote')}/ranking.csv`);

    expect(headers['content-type']).toContain('text/csv');
    expect(headers['content-disposition']).toContain(`${code}-L1-conceptNote.csv`);
    expect(body).toContain("'=cmd|file 5");
    expect(body).not.toMatch(/,=cmd/u);
    expect(body.split('\r\n')[1]).toMatch(/^1,.*,50,,4905000\.00,shortListed,$/u);
  });

  it('compares the assessments of a file and says something for the minutes', async () => {
    const path = `${ranking('conceptNote')}/discussion/${files[2] ?? ''}`;

    const silent = await chair.submit(path, { text: ' ' });
    const written = await chair.submit(path, { text: 'Both read 2.1 alike.\n=cmd|note' });
    const { body } = await chair.get(path);
    const csrf = csrfIn((await officer.get('/committee')).body);
    const byOfficer = await officer.post(path, { text: 'I am no member.', _csrf: csrf });

    expect(silent.statusCode).toBe(422);
    expect(wordsIn(silent.body)).toContain('Écrivez l’observation avant de l’ajouter.');
    expect(written.headers.location).toBe(`${path}#notes`);
    expect(wordsIn(body)).toContain('Évaluateur 2');
    expect(wordsIn(body)).toContain('Both read 2.1 alike.');
    expect(byOfficer.statusCode).toBe(403);
    expect((await officer.get(path)).body).not.toContain('<textarea');
  });

  it('takes everything away in one spreadsheet, every text as text', async () => {
    const reader = await house.browser('Voter Two');
    const { rawPayload, headers } = await reader.get(`/calls/${code}/workbook/conceptNote?lang=ar`);

    const sheets = await readWorkbook(rawPayload);
    const [lot, scores, comments, notes] = ['الحصة', 'النقط', 'التعليقات', 'ملاحظات المداولة'].map(
      (name) => sheets.find(({ sheet }) => sheet.startsWith(name))?.data ?? [],
    );

    expect(headers['content-disposition']).toContain(`${code}-conceptNote.xlsx`);
    expect(lot).toHaveLength(5);
    expect(lot?.[1]).toEqual(expect.arrayContaining([1, '=cmd|file 5 1', 50, LOT_BUDGET / 100]));
    expect(scores).toHaveLength(9);
    expect(comments?.length).toBeGreaterThan(8);
    expect(notes?.[1]).toEqual(expect.arrayContaining(['Both read 2.1 alike.\n=cmd|note']));
  });

  it('reads every letter of a decision before it is made: together, one by one, on paper', async () => {
    const path = `${ranking('conceptNote')}/letters`;
    const [best = '', , , worst = ''] = files;
    const together = wordsIn((await officer.get(path)).body);
    const first = await officer.get(`${path}/${best}`);
    const last = await officer.get(`${path}/${worst}`);
    const paper = (await officer.get(`${path}?show=all`)).body;

    // Nobody belongs to the organisations of this call.
    expect(together).toContain('À 4 lettres de cette page, il manque quelque chose.');
    expect(wordsIn(first.body)).toContain('Lettre 1 sur 4');
    expect(wordsIn(first.body)).toContain('Lettre suivante');
    expect(wordsIn(first.body)).toContain('=cmd|file 5');
    expect(wordsIn(last.body)).toContain('=cmd|file 2');
    expect(first.body).not.toContain('rel="prev"');
    expect(last.body).not.toContain('rel="next"');
    expect(paper.match(/<article class="letter"/gu)).toHaveLength(4);
    expect((await officer.get(`${path}/${crypto.randomUUID()}`)).statusCode).toBe(404);
  });

  it('decides the short list: the secretary draws it up after a preview, the chair confirms it', async () => {
    const { draft, decision } = {
      draft: `${ranking('conceptNote')}/draft`,
      decision: `${ranking('conceptNote')}/decision`,
    };
    const { body } = await secretary.get(draft);
    const [, seen = ''] = /name="seen" value="([0-9a-f]+)"/u.exec(body) ?? [];
    const meeting = { present: members, reason: 'By the ranking.' };

    const tooEarly = await chair.get(decision);
    const byForce = await chair.post(decision, { seen, _csrf: csrfIn(tooEarly.body) });
    const silent = await secretary.submit(draft, { ...meeting, seen, reason: '' });
    const stale = await secretary.submit(draft, { ...meeting, seen: 'f00d' });
    const drawnUp = await secretary.submit(draft, { ...meeting, seen });
    const shown = wordsIn((await chair.get(decision)).body);
    const decided = await chair.submit(decision, { seen });

    expect(wordsIn(body)).toContain('2 notes succinctes seront présélectionnées');
    expect(wordsIn(tooEarly.body)).toContain('n’a pas encore rédigé la décision');
    expect(wordsIn(tooEarly.body)).not.toContain('seront présélectionnées');
    expect(byForce.statusCode).toBe(422);
    expect(silent.statusCode).toBe(422);
    expect(wordsIn(stale.body)).toContain('Le classement a changé');
    expect(drawnUp.headers.location).toBe(ranking('conceptNote'));
    expect(shown).toContain('Rédigé par Secretary');
    expect(shown).toContain('By the ranking.');
    expect(decided.headers.location).toBe(ranking('conceptNote'));
    expect(await Promise.all(files.map((file) => house.programme.stateOf(file)))).toEqual([
      'draft.fullApplication',
      'draft.fullApplication',
      'rejected',
      'rejected',
    ]);
    expect(await house.programme.stateOf(house.programme.callId)).toBe('evaluation.fullApplications');
  });

  it('has no letters to read before a decision that is made', async () => {
    const { body } = await officer.get(`${ranking('conceptNote')}/letters`);

    expect(wordsIn(body)).toContain('La décision est prise et ses lettres sont parties.');
    expect(body).not.toContain('<article class="letter"');
  });

  it('leaves minutes', async () => {
    const words = wordsIn((await officer.get(`/calls/${code}/minutes`)).body);

    expect(words).toContain('Présélection – Lot 1');
    expect(words).toContain('By the ranking.');
    expect(words).toContain('Voter Three , membre votant, Unit 0 – présent');
    expect(words).toContain('Both read 2.1 alike.');
  });
});

describe('full applications', () => {
  beforeAll(async () => {
    for (const [i, file] of files.slice(0, 2).entries()) {
      await house.programme.fullApplication(file, LOT_BUDGET - i);
      await house.assessors.scoreAll(file, 'fullApplication', { score: 4 });
    }
  });

  it('with equal scores wait for the committee’s order', async () => {
    const shown = await chair.get(ranking('fullApplication'));
    const decision = await chair.get(`${ranking('fullApplication')}/decision`);
    const path = `${ranking('fullApplication')}/tie`;
    const [first = '', second = ''] = files;

    // The concept note's relevance makes them unequal, so that there is no tie to settle.
    expect(wordsIn(shown.body)).not.toContain('départager avant de décider');
    expect((await chair.get(path)).headers.location).toBe(ranking('fullApplication'));
    expect(decision.body.indexOf(first)).toBeLessThan(decision.body.indexOf(second));
  });

  it('are selected within the budget, the next one waits', async () => {
    const path = `${ranking('fullApplication')}/decision`;
    const { body } = await secretary.get(`${ranking('fullApplication')}/draft`);
    const [, seen = ''] = /name="seen" value="([0-9a-f]+)"/u.exec(body) ?? [];

    const drawnUp = { seen, present: members, reason: 'By the ranking.' };
    await secretary.submit(`${ranking('fullApplication')}/draft`, drawnUp);
    await chair.submit(path, { seen });

    expect(await Promise.all(files.slice(0, 2).map((file) => house.programme.stateOf(file)))).toEqual([
      'eligibilityCheck.verification',
      'award.reserve',
    ]);
    const register = wordsIn((await chair.get(`/calls/${code}/awards`)).body);
    expect(register).toContain('Sélectionnée');
    expect(register).toContain('ne suffit pas pour le dossier suivant');
  });

  it('are awarded by the authority, once they are verified, and only by it', async () => {
    const [file = ''] = files;
    const path = `/files/${file}/award`;

    const tooEarly = await authority.get(path);
    await house.programme.send(file, 'verificationPassed', { checkId: file }, 'officer');
    const ready = await authority.get(path);
    const csrf = csrfIn(ready.body);
    const byOfficer = await officer.post(path, { _csrf: csrfIn((await officer.get('/committee')).body) });
    const awarded = await authority.post(path, { _csrf: csrf });

    expect(tooEarly.body).toContain('aria-disabled="true"');
    expect(byOfficer.statusCode).toBe(403);
    expect(awarded.headers.location).toBe(path);
    expect(await house.programme.stateOf(file)).toBe('award.awarded');
    const after = await authority.get(path);
    expect(wordsIn(after.body)).toContain('est attribuée');
    expect(ready.body).toContain(`action="${path}"`);
    expect(after.body).not.toContain(`action="${path}"`);
  });

  it('let the call go on to its contracts when all is decided', async () => {
    const path = `/calls/${code}/awards/conclusion`;

    const concluded = await authority.submit(path, { reason: 'Everything is decided.' });

    expect(concluded.headers.location).toBe(`/calls/${code}/awards`);
    expect(await house.programme.stateOf(house.programme.callId)).toBe('contracting');
  });

  it.each(['ar', 'en'])('are read in %s', async (lang) => {
    const paths = [
      '/committee',
      `/calls/${code}/committee`,
      ranking('conceptNote'),
      ranking('fullApplication'),
      `/calls/${code}/awards`,
      `/calls/${code}/awards/conclusion`,
      `/calls/${code}/minutes`,
      `${ranking('conceptNote')}/discussion/${files[0] ?? ''}`,
    ];
    for (const path of paths) {
      const { statusCode, body } = await chair.get(`${path}?lang=${lang}`);

      expect([path, statusCode]).toEqual([path, 200]);
      expect(body).toContain(`lang="${lang}"`);
    }
  });
});

describe('the API', () => {
  it('offers the same to the same people', async () => {
    const api = await ApiClient.signedIn(app, emailOf('Chair'));
    const base = `/api/v1/calls/${code}`;

    const shown = await api.send('GET', `${base}/lots/L1/rankings/conceptNote`);
    const [committee, awards, minutes, progress] = await Promise.all(
      ['committee', 'awards', 'minutes', 'assessments'].map((path) => api.send('GET', `${base}/${path}`)),
    );

    expect(shown.json()).toMatchObject({
      decided: { reason: 'By the ranking.' },
      lines: [{ rank: 1, outcome: 'shortListed', total: 100 }, {}, {}, {}],
    });
    expect(committee?.json<{ members: unknown[] }>().members).toHaveLength(5);
    expect(awards?.json()).toMatchObject({ unsettled: 0, awards: [{ award: 'awarded' }, { award: 'reserve' }] });
    expect(minutes?.json<{ items: unknown[] }>().items).toHaveLength(3);
    expect(progress?.json<{ items: unknown[] }>().items).toHaveLength(4);
  });

  it('shows what is said about a file, and takes no word once its lot is decided', async () => {
    const api = await ApiClient.signedIn(app, emailOf('Voter One'));
    const path = `/api/v1/calls/${code}/lots/L1/rankings/conceptNote/discussion/${files[2] ?? ''}`;

    const shown = await api.send('GET', path);
    const late = await api.send('POST', path, { text: 'Too late.' });

    expect(shown.json()).toMatchObject({
      assessments: [{ counted: true }, { counted: true }],
      notes: [{ writtenByName: 'Chair' }],
    });
    expect(late.statusCode).toBe(422);
    expect(late.json()).toMatchObject({ code: 'awards.nothing-to-discuss' });
  });

  it('refuses with a stable code and a sentence', async () => {
    const api = await ApiClient.signedIn(app, emailOf('Chair'));
    const body = { seen: 'x' };

    const answer = await api.send('POST', `/api/v1/calls/${code}/lots/L2/rankings/conceptNote/decision`, body);

    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'awards.nothing-to-decide', detail: expect.stringContaining('lot') });
  });
});
