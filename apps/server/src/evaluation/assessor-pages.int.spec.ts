import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { type Browser, csrfIn, wordsIn } from '../testing/browser.js';
import { EvaluationHouse } from '../testing/evaluation-house.js';
import { testServer } from '../testing/test-server.js';

let database: TestDatabase;
let app: NestFastifyApplication;
let house: EvaluationHouse;
let amina: Browser;
let brahim: Browser;
let code: string;

beforeAll(async () => {
  database = await testDatabase();
  app = await testServer(database.url);
  house = await EvaluationHouse.in(app);
  code = house.programme.file.code;
  await house.person('Amina', 'assessor');
  await house.person('Brahim', 'assessor');
  await house.programme.fileInScoring({ title: 'Métiers du bois' });
  await house.programme.fileInScoring({ title: 'Cuisine du Rif' });
  amina = await house.browser('Amina');
  brahim = await house.browser('Brahim');
}, 60_000);

afterAll(async () => {
  await app.close();
  await database.drop();
});

/** Addresses of the files in somebody's queue. */
async function desks(browser: Browser): Promise<readonly string[]> {
  const { body } = await browser.get('/assessments');
  return [...body.matchAll(/href="(\/assessments\/[0-9a-f-]{36})"/gu)]
    .map(([, href = '']) => href)
    .filter((href, i, all) => all.indexOf(href) === i);
}

const SCORED = ['1.1', '1.2', '1.3', '1.4', '2.1', '2.2', '2.3', '2.4', '2.5'];
const LONG = 'A well founded judgement in enough words.';

function gridOf(score: number): Record<string, string> {
  const scores = SCORED.map((id) => [`score:${id}`, String(score)]);
  return { ...Object.fromEntries(scores), 'comment:1': LONG, 'comment:2': LONG };
}

describe('an assessor', () => {
  it('meets the declaration before any file, and nothing of a file in the queue', async () => {
    const queue = await amina.get('/assessments');
    const [row] = await house.programme.database.query<{ id: string }>(
      'select a.id from assignment a order by a.id limit 1',
    );
    const opened = await amina.get(`/assessments/${row?.id ?? ''}`);
    const theirs = await brahim.get(`/assessments/${row?.id ?? ''}`);

    expect(queue.body).toContain(`/calls/${code}/impartiality`);
    expect(queue.body).not.toContain('Métiers du bois');
    expect(new Set([opened, theirs].map(({ statusCode }) => statusCode))).toEqual(new Set([303, 404]));
    expect([opened, theirs].map(({ headers }) => headers.location)).toContain(`/calls/${code}/impartiality`);
  });

  it('signs it only on purpose', async () => {
    const path = `/calls/${code}/impartiality`;

    const refused = await amina.submit(path, {});
    const signed = await amina.submit(path, { agree: 'yes' });
    await brahim.submit(path, { agree: 'yes' });

    expect(refused.statusCode).toBe(422);
    expect(signed.headers.location).toBe('/assessments');
    const { body } = await amina.get(path);
    expect(wordsIn(body)).toContain('Vous avez signé cette déclaration');
    expect(body).toMatch(/class="back-link"[^>]*href="\/assessments"/u);
  });

  it('then reads the proposal beside the grid', async () => {
    const [desk = ''] = await desks(amina);

    const { body, statusCode } = await amina.get(desk);

    expect(statusCode).toBe(200);
    expect(body).toContain('id="proposal"');
    expect(body).toContain('name="score:2.5"');
    expect(body).not.toContain('SECRET');
    expect(body).toContain('0 sur 2');
  });

  it('keeps a draft, complete or not, also from the browser’s own saving', async () => {
    const [desk = ''] = await desks(amina);

    const saved = await amina.submit(desk, { version: '0', _do: 'save', 'score:1.1': '3' });
    const csrf = csrfIn((await amina.get(desk)).body);
    const drafted = await amina.post(`${desk}/draft`, { _csrf: csrf, version: '1', 'score:1.1': '4' });

    expect(saved.statusCode).toBe(303);
    expect(drafted.json()).toMatchObject({ version: 2 });
    expect((await amina.get(desk)).body).toMatch(/value="4" checked/u);
  });

  it('is told when another window saved in between, and loses nothing', async () => {
    const [desk = ''] = await desks(amina);
    const csrf = csrfIn((await amina.get(desk)).body);

    const stale = await amina.post(desk, {
      _csrf: csrf,
      version: '1',
      _do: 'save',
      'comment:1': 'Typed in the other window.',
    });
    const draft = await amina.post(`${desk}/draft`, { _csrf: csrf, version: '1' });

    expect(stale.statusCode).toBe(422);
    expect(stale.body).toContain('Typed in the other window.');
    expect(stale.body).toContain('name="version" value="2"');
    expect(draft.statusCode).toBe(409);
  });

  it('is shown everything that is missing, at its field', async () => {
    const [desk = ''] = await desks(amina);

    const answer = await amina.submit(desk, { version: '2', _do: 'submit', 'score:1.1': '1' });

    expect(answer.statusCode).toBe(422);
    expect(wordsIn(answer.body)).toContain('11 points sont à corriger');
    expect(answer.body).toContain('href="#f-comment-1-1"');
  });

  it('makes it final after one more question, and goes on with the next file', async () => {
    const [desk = '', next = ''] = await desks(amina);

    const complete = await amina.submit(desk, { version: '3', _do: 'submit', ...gridOf(4) });
    const question = await amina.follow(complete);
    const csrf = csrfIn(question.body);
    const final = await amina.post(`${desk}/submission`, { _csrf: csrf });

    expect(complete.headers.location).toBe(`${desk}/submission`);
    expect(wordsIn(question.body)).toContain('40');
    expect(final.headers.location).toBe(next);
    expect(wordsIn((await amina.follow(final)).body)).toMatch(/est définitive. Voici la demande suivante/u);
  });

  it('sees the other assessment only when both are final', async () => {
    const [file] = await house.programme.database.query<{ mine: string; theirs: string }>(
      `select s.assignment_id as mine, o.id as theirs from assessment s
       join assignment o on o.round_id = s.round_id and o.id <> s.assignment_id where s.submitted_at is not null`,
    );
    const [mine, theirs] = [`/assessments/${file?.mine ?? ''}`, `/assessments/${file?.theirs ?? ''}`];

    const before = await amina.get(mine);
    await brahim.submit(theirs, { version: '0', _do: 'submit', ...gridOf(3), 'score:2.1': '4' });
    const csrf = csrfIn((await brahim.get(`${theirs}/submission`)).body);
    await brahim.post(`${theirs}/submission`, { _csrf: csrf });
    const after = await amina.get(mine);

    expect(wordsIn(before.body)).toContain('vous seront montrées lorsqu');
    expect(wordsIn(after.body)).toContain('Les évaluations de cette demande');
    expect(wordsIn(after.body)).toContain('36');
    expect(after.body).not.toContain('Brahim');
  });

  it('puts a file off, or gives it back with a reason', async () => {
    const [desk = ''] = (await desks(brahim)).filter((href) => href !== '');

    const without = await brahim.submit(`${desk}/step-aside`, { why: 'conflict', reason: ' ' });
    const given = await brahim.submit(`${desk}/step-aside`, { why: 'conflict', reason: 'My sister works there.' });

    expect(without.statusCode).toBe(422);
    expect(given.headers.location).toBe('/assessments');
    expect((await brahim.get(desk)).statusCode).toBe(404);
  });

  it('finds past assessments again, and nothing of anybody else', async () => {
    const past = await amina.get('/assessments/past');

    expect(wordsIn(past.body)).toContain(`${code}-000`);
    expect([...past.body.matchAll(/href="\/assessments\/[0-9a-f-]{36}"/gu)]).toHaveLength(1);
  });

  it.each(['ar', 'en'])('reads all of it in %s', async (lang) => {
    for (const path of ['/assessments', '/assessments/past', `/calls/${code}/impartiality`, ...(await desks(amina))]) {
      const { statusCode, body } = await amina.get(`${path}?lang=${lang}`);

      expect(statusCode).toBe(200);
      expect(body).toContain(`lang="${lang}"`);
    }
    await amina.get('/assessments?lang=fr');
  });
});

describe('those who run the call', () => {
  it('see who reads what, and give out what lacks a reader', async () => {
    await house.person('Omar', 'officer');
    const omar = await house.browser('Omar');

    const list = await omar.get(`/calls/${code}/assessments`);
    const given = await omar.submit(`/calls/${code}/assessments`, { stage: 'conceptNote' });

    expect(wordsIn(list.body)).toContain('Amina');
    expect(wordsIn(list.body)).toContain('Récusé');
    expect(wordsIn(list.body)).toContain('Manque un évaluateur');
    expect(given.statusCode).toBe(303);
  });

  it('see how much each has to read, beside the name', async () => {
    const { sql, callId } = { sql: house.programme.database, callId: house.programme.callId };
    const loads = await sql.query<{ name: string; assigned: number; finals: number }>(
      `select p.name, count(*)::int as assigned, count(s.submitted_at)::int as finals
       from assignment a join person p on p.id = a.person_id left join assessment s on s.assignment_id = a.id
       where a.call_id = $1 and a.stage = 'conceptNote' and a.ended_at is null group by p.name`,
      [callId],
    );

    const words = wordsIn((await (await house.browser('Omar')).get(`/calls/${code}/assessments`)).body);

    expect(loads.length).toBeGreaterThan(0);
    for (const { name, assigned, finals } of loads) {
      expect(words).toMatch(
        new RegExp(`${name} (Signée|Pas encore signée) ${assigned} ${finals} ${assigned - finals} `),
      );
    }
  });

  it('take a file from an assessor with a reason', async () => {
    const omar = await house.browser('Omar');
    const [, href = ''] =
      /href="(\/assignments\/[0-9a-f-]{36}\/withdrawal)"/u.exec((await omar.get(`/calls/${code}/assessments`)).body) ??
      [];

    const asked = wordsIn((await omar.get(href)).body);
    const taken = await omar.submit(href, { reason: 'No answer.' });

    expect(asked).toMatch(/est retiré à \p{Lu}\p{L}+ et confié/u);
    expect(asked).toContain(`${code}-`);

    expect(taken.headers.location).toContain(`/calls/${code}/assessments`);
    expect((await omar.get(href)).statusCode).toBe(404);
  });
});
