import { randomUUID } from 'node:crypto';
import { ApplicationPortal } from '../testing/application-portal.js';
import { type Browser, wordsIn } from '../testing/browser.js';

type Staff = Awaited<ReturnType<ApplicationPortal['aStaffMember']>>;

let portal: ApplicationPortal;
let owner: Browser;
let officer: Staff;
let id: string;

beforeAll(async () => {
  portal = await ApplicationPortal.open();
  owner = await portal.anApplicant();
  officer = await portal.aStaffMember('officer');
  id = await portal.anOpened(owner);
}, 60_000);

afterAll(() => portal.close());

const fromOwner = (text: string) => owner.submit(`/applications/${id}/messages`, { text });
const fromOffice = (text: string) => officer.browser.submit(`/files/${id}/messages`, { text });
const words = async (browser: Browser, path: string) => wordsIn((await browser.get(`${path}?lang=en`)).body);
const mails = (template: string) =>
  portal.sql.query<{ subject: string; body: string; language: string }>(
    `select m.subject, m.body, m.language from mail m where m.template = $1 order by m.queued_at`,
    [template],
  );

describe('the messages of a file', () => {
  it('say on an empty thread what it is for', async () => {
    expect(await words(owner, `/applications/${id}/messages`)).toContain('Nobody has written yet');
    expect(await words(officer.browser, '/messages')).toContain('appears here');
  });

  it('reach the other side, which sees the writer’s function and no name, and is told once until it has looked', async () => {
    await fromOwner('Quand recevrons-nous la réponse ?');
    await fromOwner('السلام عليكم، متى نتوصل بالجواب؟');
    const told = await mails('messageToOffice');
    const thread = await words(officer.browser, `/files/${id}/messages`);

    expect(told).toHaveLength(1);
    expect(told[0]?.body).toContain(`/files/${id}/messages`);
    expect(told[0]?.body).not.toContain('réponse ?');
    expect(thread).toContain('Quand recevrons-nous la réponse ?');
    expect(thread).toContain('متى نتوصل بالجواب؟');
    expect(thread).not.toContain('Salma');
    expect(thread.match(/New/g)).toHaveLength(2);
  });

  it('tell the writer when they were read, and are new only once', async () => {
    expect(await words(officer.browser, `/files/${id}/messages`)).not.toContain('New');
    expect((await words(owner, `/applications/${id}/messages`)).match(/Read on/g)).toHaveLength(2);
    await fromOwner('Merci.');

    expect(await mails('messageToOffice')).toHaveLength(2);
  });

  it('wait at both homes until they are opened, and stand in the story of the file', async () => {
    const work = '/work?group=waiting&lang=en';
    expect(wordsIn((await officer.browser.get(work)).body)).toContain('1 file has messages that you have not read');
    expect(wordsIn((await officer.browser.get(work)).body)).toContain('1 unread message');
    expect(await words(officer.browser, `/files/${id}`)).toContain('1 unread message');
    expect(await words(officer.browser, '/messages')).toContain('1 unread message');
    await fromOffice('La décision tombe en mars.');

    expect(await words(owner, '/applications')).toContain('1 unread message');
    expect(await words(owner, `/applications/${id}`)).toContain('1 unread message');
    expect(await words(owner, `/applications/${id}`)).toContain('Message from the programme team');
    expect(await words(owner, '/messages')).toContain('1 unread message');
    await owner.get(`/applications/${id}/messages`);
    expect(await words(owner, '/applications')).not.toContain('unread');
    expect(await words(officer.browser, '/work')).not.toContain('that you have not read');
    expect(await mails('messageToApplicant')).toHaveLength(1);
  });

  it('leave no mark when an auditor reads along, who cannot write', async () => {
    const auditor = await portal.aStaffMember('auditor');
    await fromOwner('Encore une question.');

    expect(await words(auditor.browser, `/files/${id}/messages`)).toContain('Encore une question.');
    expect((await auditor.browser.submit(`/files/${id}/messages`, { text: 'x' })).statusCode).toBe(403);
    expect(await words(officer.browser, `/files/${id}`)).toContain('1 unread message');
  });

  it.each([
    ['empty', '', 'Write your message.'],
    ['one letter too long', 'é'.normalize('NFD').repeat(4_001), 'Shorten your message by 1 character.'],
  ])('give back what was typed when it is %s', async (_title, text, said) => {
    await owner.get('/applications?lang=en');
    const answer = await fromOwner(text);

    expect(answer.statusCode).toBe(422);
    expect(wordsIn(answer.body)).toContain(said);
    expect(answer.body.normalize('NFC')).toContain(text.normalize('NFC'));
  });

  it('count letters as a reader does, and keep a sent form from being sent twice', async () => {
    const text = 'é'.normalize('NFD').repeat(4_000);
    const _key = randomUUID();
    await owner.submit(`/applications/${id}/messages`, { text, _key });
    await owner.submit(`/applications/${id}/messages`, { text, _key });
    const [row] = await portal.sql.query<{ n: number }>('select count(*)::int as n from message m where m.text = $1', [
      text.normalize('NFC'),
    ]);

    expect(row?.n).toBe(1);
  });

  it('are never seen by who judges the file, nor by strangers', async () => {
    const stranger = await portal.anApplicant();
    const judges = [await portal.aStaffMember('assessor'), await portal.aStaffMember('chair')];

    expect((await stranger.get(`/applications/${id}/messages`)).statusCode).toBe(404);
    for (const { browser, program } of judges) {
      expect((await browser.get(`/applications/${id}/messages`)).statusCode).toBe(404);
      expect((await browser.get(`/files/${id}/messages`)).statusCode).toBe(403);
      expect((await program.send('GET', `/api/v1/applications/${id}/messages`)).statusCode).toBe(403);
      expect((await browser.get(`/files/${id}`)).body).not.toContain('question.');
    }
  });

  it('are never changed or taken back', async () => {
    await expect(portal.sql.query(`update message set text = 'other'`)).rejects.toThrow('read once');
    await expect(portal.sql.query(`update message set read_at = null`)).rejects.toThrow('read once');
    await expect(portal.sql.query('delete from message')).rejects.toThrow('never changed');
  });

  it('are read and written by programs, page by page', async () => {
    const path = `/api/v1/applications/${id}/messages`;
    const written = await officer.program.send('POST', path, { text: 'Par programme.' });
    const newest = await officer.program.send('GET', `${path}?limit=2`);
    const { items, next } = newest.json<{
      items: { text: string; side: string; authorName: string | null }[];
      next: string;
    }>();
    const before = await officer.program.send('GET', `${path}?limit=2&cursor=${next}`);

    expect(written.statusCode).toBe(201);
    expect(items.map(({ side }) => side)).toEqual(['applicant', 'office']);
    expect(items[1]?.text).toBe('Par programme.');
    expect(items[0]?.authorName).toBeNull();
    expect(items[1]?.authorName).not.toBeNull();
    expect(before.json<{ items: { text: string }[] }>().items.at(-1)?.text).toBe('Encore une question.');
  });

  it('begin with the submission', async () => {
    const other = await portal.anApplicant();
    const draft = (await portal.aStarted(other)).replace('/applications/', '');
    const answer = await other.submit(`/applications/${draft}/messages`, { text: 'Bonjour' });

    expect(await words(other, `/applications/${draft}/messages`)).toContain('Messages begin once');
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('>Bonjour<');
    expect((await officer.browser.get(`/files/${draft}/messages`)).statusCode).toBe(404);
  });

  it('end with the file: what was written stays, what is being typed is given back', async () => {
    await owner.submit(`/applications/${id}/withdraw`, { reason: 'Nous renonçons.' });
    const answer = await fromOwner('Une dernière chose');

    expect(await portal.stateOf(id)).toBe('withdrawn');
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('>Une dernière chose<');
    expect(wordsIn(answer.body)).toContain('closed meanwhile');
    const after = await words(owner, `/applications/${id}/messages`);
    expect(after).toContain('Quand recevrons-nous la réponse ?');
    expect(after).toContain('no more can be written');
    expect(after).not.toContain('Write a message');
  });
});
