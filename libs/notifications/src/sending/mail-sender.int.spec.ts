import { Ids } from '#libs/kernel';
import { following, Notices, PersonalMail } from '#libs/platform';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { unusedPort } from '../../../../test/support/unused-port.js';
import { anApplicant, KnownPeople, postOffice, type PostOffice, TestMailServer } from '../testing/index.js';
import { MailSender } from './mail-sender.js';

const people = new KnownPeople({ applicant: [anApplicant()] });

describe('sending mails', () => {
  let stored: TestDatabase;
  let server: TestMailServer;
  /** Two processes of the worker, and one of an installation that has no mail server yet. */
  let office: PostOffice;
  let secondOffice: PostOffice;
  let withoutServer: PostOffice;

  beforeAll(async () => {
    stored = await testDatabase();
    server = await TestMailServer.start();
    office = await postOffice(stored.url, people, server.url);
    secondOffice = await postOffice(stored.url, people, server.url);
    withoutServer = await postOffice(stored.url, people);
  });
  beforeEach(async () => {
    server.refuse(null);
    server.received.length = 0;
    await office.database.query('delete from mail');
  });
  afterAll(async () => {
    await Promise.all([office.close(), secondOffice.close(), withoutServer.close()]);
    await server.stop();
    await stored.drop();
  });

  async function aQueuedMail(): Promise<string> {
    const notice = {
      cause: office.get(Ids).next(),
      template: 'applicationWithdrawn',
      instanceId: office.get(Ids).next(),
      to: ['applicant'] as const,
      params: { happenedAt: '2026-02-19T12:00:00.000Z' },
    };
    await office.database.transaction((tx) => office.get(Notices).send(tx, notice));
    const [mail] = await office.database.query<{ id: string }>('select m.id from mail m where m.cause = $1', [
      notice.cause,
    ]);
    if (!mail) throw new Error('No mail was recorded.');
    return mail.id;
  }

  async function mailOf(id: string): Promise<Mail | undefined> {
    const [mail] = await office.database.query<Mail>(
      `select m.status, m.attempts, m.last_error as "lastError", m.sent_at as "sentAt", m.message_id as "messageId"
       from mail m where m.id = $1`,
      [id],
    );
    return mail;
  }

  const sender = () => office.get(MailSender);
  const wait = (seconds: number) =>
    office.database.query(`update mail set handed_at = mail.handed_at - make_interval(secs => $1)`, [seconds]);

  it('hands a recorded mail to the server and marks it', async () => {
    const id = await aQueuedMail();

    await sender().send([id]);

    expect(await mailOf(id)).toMatchObject({ status: 'sent', attempts: 1, lastError: null, sentAt: expect.any(Date) });
    expect(server.received.map(({ to, from }) => [to, from])).toEqual([
      ['salma@association.example', 'no-reply@minha.example'],
    ]);
  });

  it('tells in a header which request a mail follows from', async () => {
    const id = await following('the-request', aQueuedMail);

    await sender().send([id]);

    expect(server.received[0]?.raw).toMatch(/^X-Correlation-ID: the-request\r$/im);
  });

  it('forgets what it wrote to somebody about their own account, because a link in it may open that account', async () => {
    const message = {
      cause: office.get(Ids).next(),
      template: 'passwordForgotten',
      to: { ...anApplicant(), language: 'fr' } as const,
      path: '/password/a-secret',
      params: { minutes: 60 },
    };
    await office.database.transaction((tx) => office.get(PersonalMail).send(tx, message));
    const read = () => office.database.query<{ id: string; body: string }>('select m.id, m.body from mail m');
    const [queued] = await read();

    await sender().send([queued?.id ?? '']);

    expect(queued?.body).toContain('\nhttps://minha.example/password/a-secret\n');
    expect((await read())[0]?.body).toBe('');
    expect(server.received[0]?.raw).toContain('/password/a-secret');
  });

  it('writes a mail that says what it is, in text and in HTML', async () => {
    const id = await aQueuedMail();

    await sender().send([id]);

    const [mail] = server.received;
    expect(mail?.messageId).toBe((await mailOf(id))?.messageId);
    expect(mail?.raw).toMatch(/^Content-Language: ar$/im);
    expect(mail?.raw).toMatch(/^Auto-Submitted: auto-generated$/im);
    expect(mail?.raw).toMatch(/^Content-Type: text\/plain/im);
    expect(mail?.raw).toMatch(/^Content-Type: text\/html/im);
  });

  it('sends a mail once when two processes have it at once', async () => {
    const id = await aQueuedMail();
    const held = server.hold();
    const first = sender().send([id]);
    await held.waiting;

    await secondOffice.get(MailSender).send([id]);
    await sender().send([id]);
    held.answer();
    await first;

    expect(server.received).toHaveLength(1);
    expect(await mailOf(id)).toMatchObject({ status: 'sent', attempts: 1 });
  });

  it('sends nothing again that was sent', async () => {
    const id = await aQueuedMail();
    await sender().send([id]);

    await sender().send([id]);
    await secondOffice.get(MailSender).send([id]);

    expect(server.received).toHaveLength(1);
  });

  it('sends nothing that is not recorded', async () => {
    await sender().send([office.get(Ids).next()]);

    expect(server.received).toEqual([]);
  });

  it.each(['recipient', 'content'] as const)('tries again later what the server cannot take now (%s)', async (to) => {
    const id = await aQueuedMail();
    server.refuse({ to, code: 451 });
    expect(await sender().next(10)).toEqual([id]);
    await sender().send([id]);

    expect(await mailOf(id)).toMatchObject({ status: 'queued', attempts: 1, sentAt: null });
    expect(await sender().next(10)).toEqual([]);

    server.refuse(null);
    await wait(21);
    expect(await sender().next(10)).toEqual([id]);
    await sender().send([id]);
    expect(await mailOf(id)).toMatchObject({ status: 'sent', attempts: 2, lastError: null });
    expect(server.received).toHaveLength(1);
  });

  it('waits longer after each failure, an hour at most', async () => {
    const id = await aQueuedMail();
    await sender().next(10);
    await office.database.query('update mail set attempts = 3 where mail.id = $1', [id]);
    await wait(79);
    expect(await sender().next(10)).toEqual([]);
    await wait(2);
    expect(await sender().next(10)).toEqual([id]);

    await office.database.query('update mail set attempts = 40 where mail.id = $1', [id]);
    await wait(3590);
    expect(await sender().next(10)).toEqual([]);
    await wait(11);
    expect(await sender().next(10)).toEqual([id]);
  });

  it.each(['recipient', 'content'] as const)('ends a mail that the server refuses for good (%s)', async (to) => {
    const id = await aQueuedMail();
    server.refuse({ to, code: 550 });

    await sender().send([id]);

    expect(await mailOf(id)).toMatchObject({
      status: 'bounced',
      attempts: 1,
      sentAt: null,
      lastError: expect.stringContaining('550'),
    });
    server.refuse(null);
    await sender().send([id]);
    expect(server.received).toEqual([]);
  });

  it('keeps every mail while the server refuses this installation as a sender', async () => {
    const id = await aQueuedMail();
    server.refuse({ to: 'sender', code: 550 });

    await sender().send([id]);
    expect(await mailOf(id)).toMatchObject({ status: 'queued', attempts: 1 });

    server.refuse(null);
    await sender().send([id]);
    expect(await mailOf(id)).toMatchObject({ status: 'sent' });
  });

  it('puts a mail aside that no server took in fifty tries', async () => {
    const id = await aQueuedMail();
    await office.database.query('update mail set attempts = 48 where mail.id = $1', [id]);
    server.refuse({ to: 'content', code: 451 });

    await sender().send([id]);
    expect(await mailOf(id)).toMatchObject({ status: 'queued', attempts: 49 });
    await sender().send([id]);

    expect(await mailOf(id)).toMatchObject({ status: 'failed', attempts: 50 });
  });

  it('repeats a mail with the same identity when it dies between the server’s yes and its own mark', async () => {
    const id = await aQueuedMail();
    await office.database.query(MARKS_ARE_LOST);
    await expect(sender().send([id])).rejects.toThrow('the mark was lost');
    await office.database.query('drop trigger lose_mark on mail');

    expect(await mailOf(id)).toMatchObject({ status: 'queued' });
    await secondOffice.get(MailSender).send([id]);

    expect(await mailOf(id)).toMatchObject({ status: 'sent' });
    expect(server.received).toHaveLength(2);
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('hands each mail to one of two that ask at once', async () => {
    const ids = [await aQueuedMail(), await aQueuedMail(), await aQueuedMail()];

    const handed = await Promise.all([sender().next(2), secondOffice.get(MailSender).next(2)]);

    expect(handed.flat().sort()).toEqual([...ids].sort());
  });

  it('sends many at once, and marks each that the server took, whatever becomes of the others', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 12; n += 1) ids.push(await aQueuedMail());
    await office.database.query(`update mail set address = 'nobody@example.invalid' where mail.id = any($1)`, [
      ids.slice(3, 5),
    ]);
    server.refuse({ to: 'recipient', code: 550, address: 'nobody@example.invalid' });

    await sender().send(ids);

    expect(await Promise.all(ids.map(async (id) => (await mailOf(id))?.status))).toEqual(
      ids.map((_, n) => (n === 3 || n === 4 ? 'bounced' : 'sent')),
    );
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(10);
    expect(server.received).toHaveLength(10);
  });

  it('puts back at once what it did not try because the server was away', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 12; n += 1) ids.push(await aQueuedMail());
    const away = await postOffice(stored.url, people, `smtp://127.0.0.1:${await unusedPort()}`);

    try {
      expect(await away.get(MailSender).next(20)).toHaveLength(12);
      await away.get(MailSender).send(ids);
    } finally {
      await away.close();
    }

    const mails = await Promise.all(ids.map(mailOf));
    expect(mails.every((mail) => mail?.status === 'queued' && mail.attempts === 0)).toBe(true);
    const untried = mails.filter((mail) => mail?.lastError === null);
    expect(untried.length).toBeGreaterThanOrEqual(7);
    expect(await sender().next(20)).toHaveLength(untried.length);
  });

  it('lets mails wait where there is no mail server', async () => {
    const id = await aQueuedMail();
    const idle = withoutServer.get(MailSender);

    await idle.send([id]);

    expect(idle.canSend).toBe(false);
    expect(await mailOf(id)).toMatchObject({ status: 'queued', attempts: 0 });
    expect(await sender().next(10)).toEqual([id]);
  });

  it('goes on when the connection that held its locks is lost', async () => {
    const [first, second] = [await aQueuedMail(), await aQueuedMail()];
    const held = server.hold();
    const interrupted = sender()
      .send([first])
      .catch(() => 'interrupted');
    await held.waiting;
    await office.database.query(
      `select pg_terminate_backend(l.pid) from pg_locks l where l.locktype = 'advisory' and l.database = (select d.oid from pg_database d where d.datname = current_database())`,
    );
    held.answer();
    await interrupted;

    await sender().send([second]);

    expect(await mailOf(first)).toMatchObject({ status: 'sent' });
    expect(await mailOf(second)).toMatchObject({ status: 'sent' });
  });
});

/** What a process that is killed after the server's answer leaves behind: a mail that was accepted and is not marked. */
const MARKS_ARE_LOST = `
create or replace function lose_mark() returns trigger language plpgsql as $$ begin raise exception 'the mark was lost'; end $$;
create trigger lose_mark before update on mail for each row when (new.status = 'sent') execute function lose_mark();`;

interface Mail {
  readonly status: string;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly sentAt: Date | null;
  readonly messageId: string;
}
