import { aPdf } from '#testing/applications';
import { ApplicationPortal } from '../testing/application-portal.js';
import { type Browser, csrfIn, wordsIn } from '../testing/browser.js';

let portal: ApplicationPortal;
let officer: Browser;
let applicant: Browser;

beforeAll(async () => {
  portal = await ApplicationPortal.open();
  officer = (await portal.aStaffMember('officer')).browser;
});
beforeEach(async () => {
  applicant = await portal.anApplicant();
});
afterAll(() => portal.close());

const yesToAll = (kind: 'administrative' | 'eligibility' | 'verification') =>
  Object.fromEntries(portal.call.file.checks[kind].map(({ id }) => [`a.${id}`, 'yes']));

/** Answers, looks at the result, and confirms it. */
async function decide(id: string, kind: 'administrative' | 'eligibility', answers: Readonly<Record<string, string>>) {
  const path = `/files/${id}/checks/${kind}`;
  const preview = await officer.submit(path, answers);
  const key = /name="_key" value="([^"]+)"/.exec(preview.body)?.[1] ?? '';
  const form = { _csrf: csrfIn(preview.body), _key: key, confirmed: 'yes', ...answers };
  return { preview, decided: await officer.post(path, form) };
}

describe('an officer', () => {
  it('finds what waits in the list and opens the file', async () => {
    const id = await portal.anOpened(applicant);

    const list = await officer.get('/work');
    const file = await officer.get(`/files/${id}`);

    expect(list.body).toContain(`href="/files/${id}"`);
    expect(wordsIn(file.body)).toContain('Faire la vérification administrative');
    expect(wordsIn(file.body)).toContain('Demander des éclaircissements');
  });

  it('does not see what an application says before its deadline', async () => {
    const id = await portal.aSubmitted(applicant);

    const words = wordsIn((await officer.get(`/files/${id}/application`)).body);

    expect(words).toContain('s’ouvre après la date limite');
    expect(words).not.toContain('Une réponse précise');
  });

  it('does not know of a draft', async () => {
    const home = await portal.aStarted(applicant);

    expect((await officer.get(home.replace('/applications/', '/files/'))).statusCode).toBe(404);
    expect((await officer.get(`${home}/form/conceptNote/project`)).statusCode).toBe(404);
  });

  it('reads what was handed in, with its documents', async () => {
    const id = await portal.anOpened(applicant);

    const page = await officer.get(`/files/${id}/application`);
    const document = /href="(\/files\/[^"]+\/documents\/[^"]+)"/.exec(page.body)?.[1] ?? '';
    const fetched = await officer.get(document);

    expect(wordsIn(page.body)).toContain('Une réponse précise');
    expect(fetched.headers['content-disposition']).toContain('attachment');
  });

  it('sees what the system found and confirms it twice before it counts', async () => {
    const id = await portal.anOpened(applicant);
    const path = `/files/${id}/checks/administrative`;

    const shown = await officer.get(path);
    const { preview, decided } = await decide(id, 'administrative', yesToAll('administrative'));

    expect(wordsIn(shown.body)).toContain('Toutes les questions obligatoires ont une réponse valable');
    expect(wordsIn(shown.body)).toContain('À voir par vous');
    expect(wordsIn(preview.body)).toContain('Déclarer le dossier complet');
    expect(decided.statusCode).toBe(303);
    expect(await portal.stateOf(id)).toBe('eligibilityCheck.eligibility');
    expect(wordsIn((await officer.follow(decided)).body)).toContain('La vérification est enregistrée');
  });

  it('has to give a reason for each no, and keeps what was answered', async () => {
    const id = await portal.anOpened(applicant);
    const answers = { ...yesToAll('administrative'), 'a.signed': 'no', 'r.language': 'une note' };

    const answer = await officer.submit(`/files/${id}/checks/administrative`, answers);

    expect(answer.statusCode).toBe(422);
    expect(wordsIn(answer.body)).toContain('Donnez le motif de votre non');
    expect(answer.body).toContain('une note');
    expect(await portal.stateOf(id)).toBe('eligibilityCheck.administrative');
  });

  it('rejects with the reason that the applicant then reads', async () => {
    const id = await portal.anOpened(applicant);
    const answers = { ...yesToAll('administrative'), 'a.signed': 'no', 'r.signed': 'Signée par le trésorier.' };

    const { preview } = await decide(id, 'administrative', answers);

    expect(wordsIn(preview.body)).toContain('Signée par le trésorier.');
    expect(await portal.stateOf(id)).toBe('rejected');
    for (const page of ['', '/decision'])
      expect(wordsIn((await applicant.get(`/applications/${id}${page}`)).body)).toContain('Signée par le trésorier.');
  });

  it('asks, and goes on with the check after the answer', async () => {
    const id = await portal.anOpened(applicant);

    await officer.submit(`/files/${id}/clarification`, { question: 'Quelle province ?' });
    const question = await applicant.get(`/applications/${id}/clarification`);
    await portal.attach(applicant, `/applications/${id}`, 'answer', undefined, 'clarification');
    const form = {
      _csrf: csrfIn(question.body),
      question: /name="question" value="([^"]+)"/.exec(question.body)?.[1] ?? '',
      answer: 'Tétouan et M’diq.',
    };
    const answered = await applicant.post(`/applications/${id}/clarification`, form);

    const file = wordsIn((await officer.get(`/files/${id}`)).body);
    expect(wordsIn(question.body)).toContain('Quelle province ?');
    expect(answered.statusCode).toBe(303);
    expect(await portal.stateOf(id)).toBe('eligibilityCheck.administrative');
    expect(file).toContain('Tétouan et M’diq.');
    expect(file).toContain('answer.pdf');
  });

  it('is told in which section a reason is too long', async () => {
    const id = await portal.anOpened(applicant);
    const asked = { question: 'Quelle province ?', 'opened.conceptNote.project': 'x'.repeat(1001) };

    const answer = await officer.submit(`/files/${id}/clarification`, asked);

    expect(wordsIn(answer.body)).toMatch(/Le projet en bref\s–\sRaccourcissez cette explication/);
  });

  it('is told why a check cannot be decided now', async () => {
    const id = await portal.anOpened(applicant);

    const words = wordsIn((await officer.get(`/files/${id}/checks/eligibility`)).body);

    expect(words).toContain('n’est pas possible à l’étape actuelle');
  });

  it('follows the address in a letter to the file', async () => {
    const id = await portal.anOpened(applicant);

    expect((await officer.get(`/applications/${id}`)).headers.location).toBe(`/files/${id}`);
  });
});

describe('somebody else', () => {
  it.each(['', '/application', '/checks/administrative', '/clarification'])(
    'who owns the file finds nothing at the office’s%s',
    async (rest) => {
      const id = await portal.anOpened(applicant);

      expect([403, 404]).toContain((await applicant.get(`/files/${id}${rest}`)).statusCode);
    },
  );

  it('of the office who is no officer reads the file and decides nothing', async () => {
    const id = await portal.anOpened(applicant);
    const auditor = (await portal.aStaffMember('auditor')).browser;

    const file = wordsIn((await auditor.get(`/files/${id}`)).body);

    expect(file).toContain('Ce que d’autres personnes peuvent faire');
    expect(file).not.toMatch(/Pourquoi ce n’est pas possible|Lire les lettres/);
    expect((await auditor.get(`/files/${id}/checks/administrative`)).statusCode).toBe(403);
  });
});

describe('a full application that is still a draft', () => {
  it('is not there for the office: its documents are neither listed nor opened', async () => {
    const id = await portal.anInvited(applicant);
    const kind = portal.call.documents('fullApplication')[0]?.kind ?? '';
    await portal.attach(applicant, `/applications/${id}`, kind, aPdf('a draft'), 'fullApplication');
    const [draft] = await portal.sql.query<{ id: string }>(
      `select d.id from document d where d.application_id = $1 and d.document_set = 'fullApplication'`,
      [id],
    );
    const { program } = await portal.aStaffMember('officer');

    const shown = await program.send('GET', `/api/v1/files/${id}`);
    const opened = [
      await officer.get(`/files/${id}/documents/${draft?.id ?? ''}`),
      await program.send('GET', `/api/v1/files/${id}/documents/${draft?.id ?? ''}`),
    ];

    const sets = shown.json<{ documents: { set: string }[] }>().documents.map(({ set }) => set);
    expect(new Set(sets)).toEqual(new Set(['conceptNote']));
    expect(opened.map(({ statusCode }) => statusCode)).toEqual([404, 404]);
  });
});

describe('the list of what waits', () => {
  it('says the one decision of each row, and that an answer has come', async () => {
    const id = await portal.anOpened(applicant);
    await officer.submit(`/files/${id}/clarification`, { question: 'Quelle province ?' });
    const question = await applicant.get(`/applications/${id}/clarification`);
    await applicant.post(`/applications/${id}/clarification`, {
      _csrf: csrfIn(question.body),
      question: /name="question" value="([^"]+)"/.exec(question.body)?.[1] ?? '',
      answer: 'Tétouan.',
    });
    const auditor = (await portal.aStaffMember('auditor')).browser;

    const list = await officer.get('/work?kind=administrativeCheck');
    const read = await auditor.get('/work');

    expect(list.body).toContain(`href="/files/${id}/checks/administrative"`);
    expect(wordsIn(list.body)).toContain('L’organisation a répondu');
    expect(read.body).toContain(`href="/files/${id}"`);
    expect(read.body).not.toContain('/checks/administrative"');
  });

  it('is kept under a name by its reader alone, and only as one of its own addresses', async () => {
    const colleague = await portal.aStaffMember('officer');
    const address = `/work?group=waiting&call=${portal.call.code}&late=yes`;

    const kept = await officer.submit('/work', { name: 'Jeudi matin', address }, '/work/views');
    await officer.submit('/work', { name: 'Ailleurs', address: 'https://example.org/?lot=L1' }, '/work/views');

    const own = (await officer.get('/work')).body;
    expect(kept.headers.location).toBe(address);
    expect(own).toContain('Jeudi matin');
    expect(own).toContain('href="/work?group=waiting&amp;lot=L1"');
    expect(own).not.toContain('example.org');
    expect((await colleague.browser.get('/work')).body).not.toContain('Jeudi matin');
    const views = await colleague.program.send('GET', '/api/v1/work/views');
    expect(views.json<{ items: object[] }>().items).toEqual([]);
  });

  it('is forgotten by its owner, and by nobody else', async () => {
    const colleague = (await portal.aStaffMember('officer')).browser;
    await officer.submit('/work', { name: 'À oublier', address: '/work?lot=L1' }, '/work/views');
    const remove = /action="(\/work\/views\/[0-9a-f-]+\/remove)"[^]*?À oublier/.exec(
      (await officer.get('/work')).body,
    )?.[1];

    await colleague.submit('/work', {}, remove ?? '');
    const still = (await officer.get('/work')).body;
    for (const [, path = ''] of still.matchAll(/action="(\/work\/views\/[0-9a-f-]+\/remove)"/g)) {
      await officer.submit('/work', {}, path);
    }

    expect(still).toContain('À oublier');
    expect((await officer.get('/work')).body).not.toContain('À oublier');
  });
});
