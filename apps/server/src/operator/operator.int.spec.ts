import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EnterPerson, GrantRole } from '#libs/identity';
import { systemActor } from '#libs/kernel';
import { Database } from '#libs/platform';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { ApiClient } from '../testing/api-client.js';
import { Browser, wordsIn } from '../testing/browser.js';
import { PASSWORD } from '../testing/forms.js';
import { testServer } from '../testing/test-server.js';

const bySystem = { by: systemActor('test'), key: null, arrivedAt: new Date(0) };

let database: TestDatabase;
let app: NestFastifyApplication;
let sql: Database;
let operator: Browser;

beforeAll(async () => {
  database = await testDatabase();
  app = await testServer(database.url);
  sql = app.get(Database, { strict: false });
  const person = { name: 'Samira Ouali', email: 'samira@example.ma', language: 'fr', password: PASSWORD } as const;
  const { personId } = await app.get(EnterPerson, { strict: false }).execute({ ...bySystem, ...person });
  await app.get(GrantRole, { strict: false }).execute({ ...bySystem, personId, role: 'operator', callId: null });
  operator = new Browser(app);
  await operator.submit('/sign-in', { email: person.email, password: PASSWORD });
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

async function aDeadOrder(reason: string): Promise<string> {
  const id = `${randomUUID()}.3.0`;
  await sql.query(
    `insert into outbox (id, name, instance_id, call_id, subject, payload, at, enqueued_at, failed_at, failure)
     values ($1, 'issueReceipt', gen_random_uuid(), gen_random_uuid(), 'grant', '{}', now(), now(), now(), $2)`,
    [id, reason],
  );
  return id;
}

async function aDeadMail(body: string): Promise<string> {
  const [mail] = await sql.query<{ id: string }>(
    `insert into mail (id, cause, recipient_id, address, template, language, instance_id, subject, body, message_id, status,
       queued_at, attempts, last_error)
     select own.id, c.cause, c.reader, 'someone@example.ma', 'passwordLink', 'fr', c.reader, 's', $1, '<' || own.id || '@localhost>',
       'bounced', now(), 1, '550 no such user'
     from (select gen_random_uuid()::text as cause, gen_random_uuid() as reader) c
     cross join lateral mail_id(c.cause, c.reader, 'passwordLink') as own(id)
     returning id`,
    [body],
  );
  if (!mail) throw new Error('No mail was recorded.');
  return mail.id;
}

describe('the operator’s page', () => {
  it.each([
    ['fr', 'État de la plateforme', 'À corriger'],
    ['ar', 'وضعية المنصة', 'يجب إصلاحه'],
    ['en', 'Platform status', 'Wrong'],
  ])('says first what is wrong, and what to do (%s)', async (language, title, wrong) => {
    await aDeadOrder('the call has no dates');

    const words = wordsIn((await operator.get(`/operator?lang=${language}`)).body);

    expect(words).toContain(title);
    const [bad, good] = [words.indexOf(wrong), /\s(?:Bon|سليم|OK)\s/.exec(words)?.index ?? -1];
    expect(bad).toBeGreaterThan(0);
    expect(bad).toBeLessThan(good);
  });
});

describe('what was put aside', () => {
  beforeAll(() => operator.get('/operator?lang=fr'));

  it('is shown with its reason, tried again after a question, and recorded with who wanted it', async () => {
    const id = await aDeadOrder('files.missing: the store does not hold this file');
    const list = wordsIn((await operator.get('/operator/dead-letters')).body);
    expect(list).toContain('files.missing: the store does not hold this file');
    const path = `/operator/dead-letters/order/${id}`;

    const asked = await operator.get(path);
    const done = await operator.submit(path, {});

    expect(wordsIn(asked.body)).toContain('La suite est exécutée comme la première fois');
    expect(done.statusCode).toBe(303);
    const [order] = await sql.query('select o.failed_at, o.failure, o.enqueued_at from outbox o where o.id = $1', [id]);
    expect(order).toEqual({ failed_at: null, failure: null, enqueued_at: null });
    const [recorded] = await sql.query(
      'select r.kind, r.reason, r.actor from dead_letter_replay r where r.target = $1',
      [id],
    );
    expect(recorded).toMatchObject({
      kind: 'order',
      reason: 'files.missing: the store does not hold this file',
      actor: { kind: 'person' },
    });
    expect(wordsIn((await operator.get('/operator/dead-letters')).body)).toContain('Samira Ouali');
  });

  it('is tried again once, however often the button is pressed', async () => {
    const id = await aDeadOrder('no');
    const path = `/operator/dead-letters/order/${id}`;
    await operator.submit(path, {});

    const second = await operator.get(path);

    expect(second.statusCode).toBe(404);
    expect(await sql.query('select from dead_letter_replay r where r.target = $1', [id])).toHaveLength(1);
  });

  it('goes out again as the same mail', async () => {
    const id = await aDeadMail('Bonjour');

    await operator.submit(`/operator/dead-letters/mail/${id}`, {});

    const [mail] = await sql.query<{ id: string }>(
      'select m.status, m.attempts, m.message_id from mail m where m.id = $1',
      [id],
    );
    expect(mail).toEqual({ status: 'queued', attempts: 0, message_id: `<${id}@localhost>` });
  });

  it('cannot be sent again once its secret is forgotten, and the page says so', async () => {
    const id = await aDeadMail('');

    const asked = await operator.get(`/operator/dead-letters/mail/${id}`);

    expect(wordsIn(asked.body)).toContain('contenait un lien personnel');
    expect(asked.body).toContain('aria-disabled="true"');
  });

  it('is never removed from the record', async () => {
    await expect(sql.query('delete from dead_letter_replay')).rejects.toThrow(/never changed or deleted/);
  });
});

describe('every mail', () => {
  beforeAll(() => operator.get('/operator?lang=fr'));

  /** Mails that were sent, one a minute. */
  async function sentMails(count: number, address: string): Promise<void> {
    await sql.query(
      `insert into mail (id, cause, recipient_id, address, template, language, instance_id, subject, body, message_id, status,
         queued_at, sent_at, attempts)
       select own.id, c.cause, c.reader, $2, 'reminder', 'ar', c.file, 'تذكير ' || c.n, 'نص الرسالة ' || c.n,
         '<' || own.id || '@localhost>', 'sent', now() - make_interval(mins => c.n), now(), 1
       from (select gen_random_uuid()::text as cause, gen_random_uuid() as reader, gen_random_uuid() as file, g.n
             from generate_series(1, $1) as g(n)) c
       cross join lateral mail_id(c.cause, c.reader, 'reminder') as own(id)`,
      [count, address],
    );
  }

  it('is listed newest first, page by page, and each of them once', async () => {
    await sentMails(51, 'lectrice@example.ma');

    const first = (await operator.get('/operator/mails?text=lectrice%40')).body;
    const next = /rel="next" href="([^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = (await operator.get(next)).body;

    const idsOn = (html: string) =>
      [...html.matchAll(/href="\/operator\/mails\/([0-9a-f-]{36})"/g)].map(([, id]) => id);
    expect([idsOn(first).length, idsOn(second).length]).toEqual([50, 1]);
    expect(new Set([...idsOn(first), ...idsOn(second)]).size).toBe(51);
    expect(wordsIn(first).indexOf('تذكير 1 ')).toBeLessThan(wordsIn(first).indexOf('تذكير 50 '));
  });

  it('is found by state and kind, and by nothing that only looks like a pattern', async () => {
    await aDeadMail('Bonjour');

    expect(wordsIn((await operator.get('/operator/mails?status=bounced')).body)).toContain('550 no such user');
    expect(wordsIn((await operator.get('/operator/mails?status=bounced&template=reminder')).body)).toContain(
      'Aucun courriel ne correspond',
    );
    expect(wordsIn((await operator.get('/operator/mails?text=%25')).body)).toContain('Aucun courriel ne correspond');
  });

  it('is shown with its text as it was sent, and with the way to have it sent again', async () => {
    const id = await aDeadMail('Bonjour,\n\nvotre lien :');

    const { body } = await operator.get(`/operator/mails/${id}`);

    expect(wordsIn(body)).toContain('votre lien :');
    expect(body).toContain(`href="/operator/dead-letters/mail/${id}"`);
  });

  it('says so where its text held a secret and was forgotten', async () => {
    const id = await aDeadMail('');

    expect(wordsIn((await operator.get(`/operator/mails/${id}`)).body)).toContain(
      'Ce courriel contenait un lien personnel',
    );
  });
});

describe('what an operator sees, a programme reads too', () => {
  it('health in words, mails page by page, and what was put aside, which can be tried again', async () => {
    const api = await ApiClient.signedIn(app, 'samira@example.ma');
    const read = async (path: string) =>
      (await api.send('GET', `/api/v1/operator/${path}`)).json<{ items: Record<string, unknown>[]; body?: string }>();
    const target = await aDeadOrder('no such state');
    const mail = await aDeadMail('kept');
    await aDeadMail('another');

    const { items: diagnoses } = await read('examination');
    const first = await read('mails?status=bounced&limit=1');
    const { items: letters } = await read('dead-letters');
    const again = await api.send('POST', `/api/v1/operator/dead-letters/order/${target}/replay`);

    expect(diagnoses.map(({ check }) => check)).toContain('database');
    expect(first).toEqual({ items: [expect.objectContaining({ status: 'bounced' })], next: expect.any(String) });
    expect((await read(`mails/${mail}`)).body).toBe('kept');
    expect(letters).toContainEqual(expect.objectContaining({ kind: 'order', target, reason: 'no such state' }));
    expect(again.statusCode).toBe(204);
    expect((await read('dead-letters')).items).not.toContainEqual(expect.objectContaining({ target }));
  });
});
