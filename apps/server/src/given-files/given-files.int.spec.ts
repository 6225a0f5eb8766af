import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { FileStore } from '#libs/platform';
import { aPdf } from '#testing/applications';
import { aDocx, aPdfFile } from '#testing/platform';
import { ApplicationPortal } from '../testing/application-portal.js';
import { type Browser, csrfIn, wordsIn } from '../testing/browser.js';

let portal: ApplicationPortal;
let browser: Browser;
let stranger: Browser;
let home: string;
let file: string;

beforeAll(async () => {
  portal = await ApplicationPortal.open();
  [browser, stranger] = [await portal.anApplicant(), await portal.anApplicant()];
  home = await portal.aStarted(browser);
  file = `${String((await browser.get('/organisation')).headers.location)}/file`;
});
afterAll(() => portal.close());

const KIND = 'declaration';
const OTHER = 'registrationReceipt';
const placeIn = (address: string, kind = KIND) => `${address.slice(1)}/conceptNote/${kind}`;
const choiceIn = (place: string, words = '') => `/given-files?for=${place}&q=${words}`;

async function documentsOf(address: string) {
  const id = address.replace('/applications/', '');
  return portal.sql.query<{ id: string; sha256: string; kind: string; reusedFrom: { place: string } | null }>(
    `select d.id, d.sha256, d.kind, d.reused_from as "reusedFrom" from document d
     where d.application_id = $1 and d.removed_at is null order by d.uploaded_at`,
    [id],
  );
}

async function choose(by: Browser, place: string, sha256: string) {
  const opened = await by.get(choiceIn(place));
  return by.post('/given-files', { _csrf: csrfIn(opened.body), for: place, sha256 });
}

async function keep(kind: string, content: Buffer, name: string, validYear = ''): Promise<void> {
  const opened = await browser.get(`${file}/${kind}`);
  const day = validYear === '' ? '' : '1';
  const until = { 'validUntil.day': day, 'validUntil.month': day, 'validUntil.year': validYear };
  await browser.upload(`${file}/${kind}`, { _csrf: csrfIn(opened.body), ...until }, { field: 'file', name, content });
}

describe('a file that was given before', () => {
  it('is used where another is asked for, says so, and stays there when it is taken out of the first place', async () => {
    await portal.attach(browser, home, KIND, aPdf('once'));
    const [given] = await documentsOf(home);
    const listed = await browser.get(choiceIn(placeIn(home, OTHER)));

    const chosen = await choose(browser, placeIn(home, OTHER), given?.sha256 ?? '');
    const page = wordsIn((await browser.follow(chosen)).body);
    await browser.submit(`${home}/files/${given?.id ?? ''}/remove`, {});
    const [taken, ...others] = await documentsOf(home);
    const content = await browser.get(`${home}/files/${taken?.id ?? ''}`);

    expect(wordsIn(listed.body)).toContain(`${KIND}.pdf`);
    expect([chosen.statusCode, others]).toEqual([303, []]);
    expect(taken).toMatchObject({ kind: OTHER, sha256: given?.sha256, reusedFrom: { place: 'application' } });
    expect(page).toContain('repris de');
    expect(content.rawPayload.equals(aPdf('once'))).toBe(true);
    await browser.submit(`${home}/files/${taken?.id ?? ''}/remove`, {});
  });

  it('meets the limits of the place: what an upload may not be, it may not be either', async () => {
    await keep('statutes', aDocx(), 'statuts.docx', '2020');
    const listed = wordsIn((await browser.get(choiceIn(placeIn(home), 'statuts'))).body);
    const [statutes] = await portal.sql.query<{ sha256: string }>(
      `select d.sha256 from organisation_document d where d.kind = 'statutes'`,
    );

    const refused = await choose(browser, placeIn(home), statutes?.sha256 ?? '');

    expect(listed).toContain('Expiré depuis le 1er janvier 2020');
    expect(listed).toContain('Ce type de fichier n’est pas accepté ici');
    expect([refused.statusCode, await documentsOf(home)]).toEqual([422, []]);
    expect(wordsIn(refused.body)).toContain('n’est pas d’un type accepté');
  });

  it('of another organisation is nowhere, and neither are its places', async () => {
    const theirs = await portal.aStarted(stranger);
    const [statutes] = await portal.sql.query<{ sha256: string }>(`select d.sha256 from organisation_document d`);

    const listed = await stranger.get(choiceIn(placeIn(theirs)));
    const taken = await choose(stranger, placeIn(theirs), statutes?.sha256 ?? '');
    const opened = await stranger.get(choiceIn(placeIn(home)));

    expect(wordsIn(listed.body)).not.toContain('statuts.docx');
    expect([listed.statusCode, taken.statusCode, opened.statusCode]).toEqual([200, 404, 404]);
  });

  it('becomes a paper of the organisation, with its validity', async () => {
    await portal.attach(browser, home, KIND, aPdfFile({ text: 'paper' }));
    const [given] = await documentsOf(home);
    const place = `${file.slice(1).replace('/file', '')}/bankAttestation`;
    const opened = await browser.get(choiceIn(place));
    const until = { 'validUntil.day': '1', 'validUntil.month': '6', 'validUntil.year': '2031' };

    const chosen = await browser.post('/given-files', {
      _csrf: csrfIn(opened.body),
      for: place,
      sha256: given?.sha256 ?? '',
      ...until,
    });

    expect(chosen.headers.location).toBe(`${file}/bankAttestation`);
    expect(wordsIn((await browser.get(file)).body)).toContain('1er juin 2031');
  });
});

describe('a file that was given with an application', () => {
  it('goes with an answer to the office', async () => {
    const writer = await portal.anApplicant();
    const officer = (await portal.aStaffMember('officer')).browser;
    const id = await portal.anOpened(writer);
    const place = `applications/${id}/clarification/answer`;
    const [given] = await documentsOf(`/applications/${id}`);
    const early = await writer.get(choiceIn(place));
    await officer.submit(`/files/${id}/clarification`, { question: 'De quand date ce document ?' });

    const chosen = await choose(writer, place, given?.sha256 ?? '');
    const shown = wordsIn((await writer.get(`/applications/${id}/clarification`)).body);

    expect([early.statusCode, chosen.statusCode]).toEqual([404, 303]);
    expect(shown).toContain(`${given?.kind}.pdf`);
    expect(await portal.sql.query(REUSED, [id, 'clarification'])).toEqual([
      { kind: 'answer', sha256: given?.sha256, place: 'application' },
    ]);
  });
});

const REUSED = `
select d.kind, d.sha256, d.reused_from->>'place' as place from document d
where d.application_id = $1 and d.document_set = $2 and d.removed_at is null`;

describe('a file before it is fetched', () => {
  it('says what it is, and is shown in a sandbox to those who may read it', async () => {
    const [document] = await documentsOf(home);
    const path = `${home}/files/${document?.id ?? ''}`;

    const page = wordsIn((await browser.get(`${path}/preview`)).body);
    const shown = await browser.get(`${path}?inline`);
    const strangers = [await stranger.get(`${path}/preview`), await stranger.get(`${path}?inline`)];

    expect(page).toContain(document?.sha256 ?? '-');
    expect(page).toMatch(/Pages\s+1/);
    expect(shown.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^inline; /),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    expect(strangers.map(({ statusCode }) => statusCode)).toEqual([404, 404]);
  });

  it('that is a page or a drawing with a script in it is not taken, and would not run if it were here', async () => {
    const evil = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/><script>alert(1)</script>');
    const path = `${home}/documents/conceptNote`;
    const opened = await browser.get(path);
    const upload = { field: `file-${OTHER}`, name: 'photo.png', content: evil };
    const refused = await browser.upload(path, { _csrf: csrfIn(opened.body) }, upload);
    const [document] = await documentsOf(home);
    const files = portal.app.get(FileStore, { strict: false });
    const key = await files.keep(await files.stage(Readable.from([evil]), { maxBytes: 10_000 }));
    const forged = randomUUID();
    await portal.sql.query(
      `insert into document (id, application_id, document_set, kind, name, extension, size_bytes, sha256, storage_key,
         uploaded_at, uploaded_by)
       select $2, d.application_id, d.document_set, d.kind, 'photo.png', 'png', $3, $4, $4, d.uploaded_at, d.uploaded_by
       from document d where d.id = $1`,
      [document?.id, forged, evil.length, key],
    );

    const shown = await browser.get(`${home}/files/${forged}?inline`);

    expect(refused.statusCode).toBe(422);
    expect(shown.headers).toMatchObject({
      'content-type': 'image/png',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
  });
});
