import { createHash } from 'node:crypto';
import { aPdf } from '#testing/applications';
import { ApplicationPortal } from '../testing/application-portal.js';
import { type Browser, csrfIn, wordsIn } from '../testing/browser.js';

let portal: ApplicationPortal;
let applicant: Browser;
let officer: Browser;
let id: string;
let root: string;
let kind: string;
let other: string;

/** In an open call all parts are submitted at once, the budget and its documents with them. */
beforeAll(async () => {
  portal = await ApplicationPortal.open(9, (file) => ({
    ...file,
    procedure: { ...file.procedure, definition: 'grant.open-call' },
  }));
  officer = (await portal.aStaffMember('officer')).browser;
  applicant = await portal.anApplicant();
  [kind = '', other = ''] = portal.call.documents('fullApplication').flatMap((one) => (one.required ? one.kind : []));
  id = await portal.anOpened(applicant);
  root = `/applications/${id}`;
  await officer.submit(`/files/${id}/clarification`, {
    question: 'Revoyez le budget et un document.',
    'opened.fullApplication.budget': 'La première ligne ne dit pas qui forme.',
    [`opened.fullApplication.${kind}`]: 'Le document est illisible.',
  });
});
afterAll(() => portal.close());

const BUDGET = 'budget/fullApplication';
const DOCUMENTS = 'documents/fullApplication';
const NEW = aPdf('lisible');
const CORRECTED = 'Honoraires de deux formatrices certifiées';

async function versions() {
  return portal.sql.query<{ n: number; line: string; lines: number; files: Readonly<Record<string, string>> }>(
    `select s.n, s.content #>> '{answers,fullApplication,budget,lines,0,description}' as line,
       json_array_length((s.content #> '{answers,fullApplication,budget,lines}')::json) as lines,
       (select json_object_agg(d->>'kind', d->>'sha256') from json_array_elements((s.content->'documents')::json) d
        where d->>'set' = 'fullApplication') as files
     from submission s where s.application_id = $1 order by s.n`,
    [id],
  );
}

async function fileOf(of: string): Promise<string> {
  const [row] = await portal.sql.query<{ id: string }>(
    `select d.id from document d where d.application_id = $1 and d.kind = $2 and d.removed_at is null`,
    [id, of],
  );
  return row?.id ?? '';
}

describe('a budget and a document that are opened for correction', () => {
  it('are written, and nothing beside them is', async () => {
    const budget = await applicant.get(`${root}/${BUDGET}`);
    const documents = await applicant.get(`${root}/${DOCUMENTS}`);
    const page = portal.call.form('fullApplication').pages[0]?.id ?? '';

    const refused = [
      await applicant.get(`${root}/form/fullApplication/${page}`),
      await applicant.get(`/given-files?for=applications/${id}/fullApplication/${other}`),
      await portal.attach(applicant, root, other, aPdf('heimlich'), 'fullApplication'),
      await applicant.submit(`${root}/files/${await fileOf(other)}/remove`, {}),
    ];

    expect([budget.statusCode, documents.statusCode]).toEqual([200, 200]);
    expect(wordsIn(budget.body)).toContain('La première ligne ne dit pas qui forme.');
    expect(wordsIn(documents.body)).toContain('Le document est illisible.');
    expect(documents.body).not.toContain(`name="file-${other}"`);
    expect(refused.map(({ statusCode }) => statusCode >= 400)).toEqual([true, true, true, true]);
    expect(await fileOf(other)).not.toBe('');
  });

  it('become one new version, with both differences before everybody’s eyes', async () => {
    const opened = await applicant.get(`${root}/${BUDGET}`);
    const [, line = ''] = /data-row="(l\d+)"/.exec(opened.body) ?? [];
    const [, version = ''] = /name="version" value="(\d+)"/.exec(opened.body) ?? [];
    const cell = { [`${line}.description`]: CORRECTED, [`seen.${line}.description`]: version };
    await applicant.submit(`${root}/${BUDGET}`, { version, _do: 'save', ...cell });
    await applicant.submit(`${root}/files/${await fileOf(kind)}/remove`, {});
    await portal.attach(applicant, root, kind, NEW, 'fullApplication');

    const form = await applicant.get(`${root}/clarification`);
    const question = /name="question" value="([^"]+)"/.exec(form.body)?.[1] ?? '';
    const answer = { _csrf: csrfIn(form.body), question, answer: 'C’est corrigé.', declared: 'yes' };
    const sent = await applicant.post(`${root}/clarification`, answer);
    const [before, after, ...more] = await versions();
    const office = wordsIn((await officer.get(`/files/${id}/application`)).body);

    expect([wordsIn(form.body).includes(CORRECTED), sent.statusCode, more]).toEqual([true, 303, []]);
    expect(after).toMatchObject({ n: 2, line: CORRECTED, lines: before?.lines });
    expect(before?.line).not.toBe(CORRECTED);
    const sha256 = createHash('sha256').update(NEW).digest('hex');
    expect(after?.files).toEqual({ ...before?.files, [kind]: sha256 });
    expect([office.includes(CORRECTED), office.includes('Ce qui a changé depuis la version 1')]).toEqual([true, true]);
    expect((await applicant.get(`${root}/${BUDGET}`)).statusCode).toBe(404);
  });
});
