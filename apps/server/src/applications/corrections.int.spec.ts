import type { Page, Question } from '#libs/calls';
import { Engine } from '#libs/engine';
import { systemActor } from '#libs/kernel';
import { ApplicationPortal } from '../testing/application-portal.js';
import { type Browser, csrfIn, wordsIn } from '../testing/browser.js';
import { filledPage } from '../testing/application-forms.js';
import { fieldOf } from './answer-fields.js';

let portal: ApplicationPortal;
let applicant: Browser;
let officer: Browser;
let opened: Page;
let question: Question;
let closed: Page;

beforeEach(async () => {
  // Each association has one application in this call.
  applicant = await portal.anApplicant();
});
beforeAll(async () => {
  portal = await ApplicationPortal.open();
  officer = (await portal.aStaffMember('officer')).browser;
  const { pages } = portal.call.form('conceptNote');
  const isLong = ({ type }: Question) => type === 'longText';
  const [found, other] = pages.filter(({ questions }) => questions.some(isLong));
  const asked = found?.questions.find(isLong);
  if (!found || !asked || !other) throw new Error('The form of the demonstration has two pages with long texts.');
  [opened, question, closed] = [found, asked, other];
});
afterAll(() => portal.close());

const OLD = 'Ce que la demande disait.';
const NEW = 'Ce qui est corrigé à la demande du chargé de programme.';

async function aCorrection(): Promise<string> {
  const id = await portal.anOpened(applicant);
  const asked = {
    question: 'Précisez le besoin.',
    [`opened.conceptNote.${opened.id}`]: 'Le besoin n’est pas chiffré.',
  };
  await officer.submit(`/files/${id}/clarification`, asked);
  return id;
}

async function write(id: string, text: string) {
  const path = `/applications/${id}/form/conceptNote/${opened.id}`;
  const form = await applicant.get(path);
  const version = /name="version" value="(\d+)"/.exec(form.body)?.[1] ?? '';
  const fields = { ...filledPage(portal.call, opened), [fieldOf(question)]: text, version, _do: 'continue' };
  return applicant.post(path, { _csrf: csrfIn(form.body), ...fields });
}

async function send(id: string, more: Readonly<Record<string, string>> = {}) {
  const page = await applicant.get(`/applications/${id}/clarification`);
  const asked = /name="question" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  const form = { _csrf: csrfIn(page.body), question: asked, answer: 'Nous avons chiffré le besoin.', ...more };
  return applicant.post(`/applications/${id}/clarification`, form);
}

function versionsOf(id: string) {
  return portal.sql.query<{ n: number; text: string; others: unknown; receipts: number }>(
    `select s.n, s.content->'answers'->'conceptNote'->$2->>$3 as text,
       (s.content #- array['answers', 'conceptNote', $2]) - 'declaration' as others,
       (select count(*)::int from receipt r where r.submission_id = s.id) as receipts
     from submission s where s.application_id = $1 order by s.n`,
    [id, opened.id, question.id],
  );
}

describe('a section that is opened for correction', () => {
  it('is written with its reason before the eyes, and nothing else is', async () => {
    const id = await aCorrection();
    const root = `/applications/${id}`;

    const asked = wordsIn((await applicant.get(`${root}/clarification`)).body);
    const form = await applicant.get(`${root}/form/conceptNote/${opened.id}`);
    const others = [
      await applicant.get(`${root}/form/conceptNote/${closed.id}`),
      await applicant.get(`${root}/budget/conceptNote`),
      await applicant.get(`${root}/check`),
      await applicant.post(`${root}/form/conceptNote/${closed.id}`, { _csrf: csrfIn(form.body), version: '1' }),
      await applicant.get(`/given-files?for=applications/${id}/conceptNote/declaration`),
    ];

    expect(asked).toContain('Le besoin n’est pas chiffré.');
    expect([form.statusCode, wordsIn(form.body).includes('Le besoin n’est pas chiffré.')]).toEqual([200, true]);
    expect(others.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404]);
  });

  it('becomes a new version with its receipt, the difference before everybody’s eyes', async () => {
    const id = await aCorrection();
    const saved = await write(id, NEW);
    const before = wordsIn((await applicant.follow(saved)).body);

    const refused = await send(id);
    const sent = await send(id, { declared: 'yes' });
    const [first, second, ...more] = await versionsOf(id);
    const own = wordsIn((await applicant.get(`/applications/${id}/submitted/conceptNote/2`)).body);
    const office = wordsIn((await officer.get(`/files/${id}/application`)).body);

    expect(saved.headers.location).toBe(`/applications/${id}/clarification`);
    expect(before).toContain(NEW);
    expect([refused.statusCode, sent.statusCode, more]).toEqual([422, 303, []]);
    expect(await portal.stateOf(id)).toBe('eligibilityCheck.administrative');
    expect(second).toMatchObject({ n: 2, text: NEW, others: first?.others, receipts: 1 });
    expect(own).toContain('Ce qui a changé depuis la version 1');
    expect(office).toContain('Ce qui a changé depuis la version 1');
    expect([office.includes(first?.text ?? OLD), office.includes(NEW)]).toEqual([true, true]);
  });

  it('goes without a new version where nothing was corrected', async () => {
    const id = await aCorrection();

    const sent = await send(id);

    expect([sent.statusCode, (await versionsOf(id)).length]).toEqual([303, 1]);
  });

  it('is refused as long as it is not complete', async () => {
    const id = await aCorrection();
    await write(id, '');

    const refused = await send(id, { declared: 'yes' });

    expect([refused.statusCode, (await versionsOf(id)).length]).toEqual([422, 1]);
    expect(wordsIn(refused.body)).toContain('Il manque encore quelque chose');
  });

  it('that was not sent in time leaves the version that was submitted, and keeps what was written', async () => {
    const id = await aCorrection();
    await write(id, NEW);
    await portal.sql.transaction(async (tx) => {
      const grant = await portal.app.get(Engine, { strict: false }).lock(tx, id);
      const event = { type: 'clarificationPeriodEnded', payload: {} };
      await grant.send(event, { by: systemActor('timer'), arrivedAt: new Date() });
    });

    const own = wordsIn((await applicant.get(`/applications/${id}`)).body);
    const office = wordsIn((await officer.get(`/files/${id}`)).body);
    const late = await write(id, 'Trop tard.');

    expect(own).toContain('Le délai de correction est passé');
    expect(own).toContain(NEW);
    expect(office).toContain('La dernière version soumise compte');
    expect([late.statusCode, (await versionsOf(id)).map(({ n }) => n)]).toEqual([404, [1]]);
  });
});
