import { ApplicationPortal } from '../testing/application-portal.js';
import type { ApiClient } from '../testing/api-client.js';
import { Browser, csrfIn, wordsIn } from '../testing/browser.js';
import { leadCall } from '../testing/led-call.js';

let portal: ApplicationPortal;
let officer: { readonly browser: Browser; readonly program: ApiClient };
let asker: Browser;

const list = () => `/calls/${portal.call.code}/enquiries`;
const queue = () => `/publication/${portal.call.code}/enquiries`;

beforeAll(async () => {
  portal = await ApplicationPortal.open(50);
  await leadCall(portal.app, portal.call);
  officer = await portal.aStaffMember('officer');
  asker = await portal.anApplicant();
});
afterAll(() => portal.close());

async function ask(question: string, by = asker) {
  return by.submit(`${list()}/new`, { question, language: 'fr' });
}

/** Address of the newest question in the officer's queue. */
async function newestInQueue(): Promise<string> {
  const { body } = await officer.browser.get(queue());
  return [...body.matchAll(/href="(\/publication\/[^"]+\/enquiries\/[0-9a-f-]{36})"/g)].at(-1)?.[1] ?? '';
}

describe('a question about a call', () => {
  it('is asked by somebody who is signed in, and leads a stranger to sign in', async () => {
    const stranger = await new Browser(portal.app).get(`${list()}/new`);
    const empty = await ask(' ');

    const asked = await ask('Une coopérative peut-elle être cheffe de file ?');

    expect(stranger.headers.location).toContain('/sign-in');
    expect(empty.statusCode).toBe(422);
    expect(wordsIn((await asker.follow(asked)).body)).toContain('En attente de réponse');
  });

  it('is nobody’s but the asker’s and the office’s until it is answered', async () => {
    await ask('Notre association Amal de Jerada peut-elle demander ?');

    const open = await new Browser(portal.app).get(list());
    const shown = await officer.browser.get(queue());

    expect(open.body).not.toContain('Amal de Jerada');
    expect(shown.body).toContain('Amal de Jerada');
    expect(wordsIn(shown.body)).not.toContain('Rif Avenir');
  });

  it('is answered twice-read: shown as everybody will read it, then published without the asker', async () => {
    await ask('Notre association Amal peut-elle acheter un minibus ?');
    const path = await newestInQueue();
    const texts = {
      'question.fr': 'Un véhicule peut-il être acheté ?',
      'answer.fr': 'Non, seulement loué.',
      'question.ar': 'هل يمكن شراء مركبة؟',
      'answer.ar': 'لا، يمكن كراؤها فقط.',
    };

    const half = await officer.browser.submit(path, { ...texts, 'answer.ar': '' });
    const preview = await officer.browser.submit(path, texts);
    const before = await new Browser(portal.app).get(list());
    const key = /name="_key" value="([^"]+)"/.exec(preview.body)?.[1] ?? '';
    const done = await officer.browser.post(path, {
      ...texts,
      confirmed: 'yes',
      _csrf: csrfIn(preview.body),
      _key: key,
    });

    const french = await new Browser(portal.app).get(list());
    const arabic = await new Browser(portal.app).get(`${list()}?lang=ar`);
    expect(half.statusCode).toBe(422);
    expect(before.body).not.toContain('seulement loué');
    expect(done.statusCode).toBe(303);
    expect(wordsIn(french.body)).toContain('Non, seulement loué.');
    expect(french.body).not.toContain('minibus');
    expect(wordsIn(arabic.body)).toContain('لا، يمكن كراؤها فقط.');
    expect(wordsIn((await asker.get(list())).body)).toContain('Réponse publiée, n° 1');
    const [mail] = await portal.sql.query<{ subject: string; body: string }>(
      `select m.subject, m.body from mail m where m.template = 'enquiryAnswered'`,
    );
    expect(mail?.body).toContain('Non, seulement loué.');
    expect((await officer.browser.get(path)).headers.location).toBe(queue());
  });

  it('is set aside with a reason that the asker alone reads', async () => {
    await ask('Quel temps fera-t-il ?');
    const path = await newestInQueue();

    const done = await officer.browser.submit(
      path,
      { reason: 'Cette question ne concerne pas l’appel.' },
      `${path}/aside`,
    );

    expect(done.statusCode).toBe(303);
    expect((await new Browser(portal.app).get(list())).body).not.toContain('ne concerne pas');
    expect(wordsIn((await asker.get(list())).body)).toContain('ne concerne pas');
  });

  it('is the same for a program', async () => {
    const api = `/api/v1/calls/${portal.call.code}/enquiries`;
    const program = await portal.anApplicantProgram();
    const question = 'Les frais bancaires sont-ils éligibles ?';

    const made = await program.send('POST', api, { question, language: 'fr' });
    const { enquiryId } = made.json<{ enquiryId: string }>();
    const waiting = await officer.program.send('GET', `${api}/waiting`);
    const wrong = await officer.program.send('POST', `${api}/${enquiryId}/answer`, {
      answers: { en: { question: 'Bank charges?', answer: 'Yes.' } },
    });
    const answered = await officer.program.send('POST', `${api}/${enquiryId}/answer`, {
      answers: { fr: { question, answer: 'Oui.' } },
    });

    const published = (await program.send('GET', api)).json<{ items: { number: number; answers: object }[] }>();
    expect(waiting.json<{ items: object[] }>().items).toContainEqual(expect.objectContaining({ id: enquiryId }));
    expect(JSON.stringify(waiting.json())).not.toContain('askedBy');
    expect(wrong.json<{ code: string }>().code).toBe('publication.answer-language-missing');
    expect(published.items[0]).toMatchObject({
      ...answered.json<{ number: number }>(),
      answers: { fr: { question, answer: 'Oui.' } },
    });
    expect((await program.send('GET', `${api}/waiting`)).statusCode).toBe(403);
  });
});
