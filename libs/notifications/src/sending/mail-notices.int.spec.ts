import { Notices, type Notice, type Tx } from '#libs/platform';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { NotifyEffect } from '../effects/notify.effect.js';
import { RemindEffect } from '../effects/remind.effect.js';
import {
  aFileWithDeadlines,
  anApplicant,
  anOfficer,
  KnownPeople,
  postOffice,
  type PostOffice,
} from '../testing/index.js';

const GRANT = '018f0000-0000-7000-8000-00000000b001';
const OTHER_GRANT = '018f0000-0000-7000-8000-00000000b002';
const CALL = '018f0000-0000-7000-8000-00000000c001';
const AT = new Date('2026-02-19T12:00:00.000Z');

const people = new KnownPeople({
  applicant: [
    anApplicant(),
    anApplicant({ personId: '018f0000-0000-7000-8000-00000000a003', address: 'b@association.example', language: 'en' }),
  ],
  officer: [anOfficer()],
});

const notice = (cause: string, of: Partial<Notice> = {}): Notice => ({
  cause,
  template: 'applicationWithdrawn',
  instanceId: GRANT,
  to: ['applicant', 'officer'],
  params: { happenedAt: AT.toISOString() },
  ...of,
});

const order = (id: string, payload: Record<string, string | null | string[]>, instanceId = GRANT) => ({
  id,
  name: 'notify',
  instanceId,
  callId: CALL,
  subject: 'grant',
  payload,
  at: AT,
  correlation: `the request of ${id}`,
});

describe('telling people', () => {
  let stored: TestDatabase;
  let office: PostOffice;

  beforeAll(async () => {
    stored = await testDatabase();
    office = await postOffice(stored.url, people);
  });
  afterAll(async () => {
    await office.close();
    await stored.drop();
  });

  const inTransaction = (work: (tx: Tx) => Promise<void>) => office.database.transaction(work);
  const send = (given: Notice) => inTransaction((tx) => office.get(Notices).send(tx, given));
  const mails = (cause: string) =>
    office.database.query<Mail>(
      `select m.id, m.address, m.language, m.subject, m.body, m.status, m.message_id as "messageId", m.instance_id as "about", m.correlation
       from mail m where m.cause like $1 order by m.address, m.cause`,
      [cause],
    );

  /** Nobody has had a mail today that counts: further ones would wait for the digest. */
  const anotherDay = () => office.database.query('delete from mail_day');

  it('records one mail for each person, in that person’s language', async () => {
    await send(notice('each'));

    const recorded = await mails('each');
    expect(recorded.map(({ address, language, status }) => [address, language, status])).toEqual([
      ['b@association.example', 'en', 'queued'],
      ['officer@programme.example', 'fr', 'queued'],
      ['salma@association.example', 'ar', 'queued'],
    ]);
    expect(recorded.map(({ subject }) => subject.split(/\s?:/)[0])).toEqual([
      'Application withdrawn',
      'Demande retirée',
      'سُحب الطلب',
    ]);
  });

  it('gives each mail an identity of its own under the sender’s domain', async () => {
    await send(notice('identity'));

    for (const { id, messageId } of await mails('identity')) expect(messageId).toBe(`<${id}@minha.example>`);
  });

  it('tells a person once for a cause, also when two do it at once', async () => {
    await Promise.all(Array.from({ length: 4 }, () => send(notice('at once'))));

    expect(await mails('at once')).toHaveLength(3);
  });

  it('tells a person again for another cause', async () => {
    await send(notice('first cause'));
    await send(notice('second cause'));

    expect(await mails('% cause')).toHaveLength(6);
  });

  it('records nothing when the transaction that told is undone', async () => {
    const undone = inTransaction(async (tx) => {
      await office.get(Notices).send(tx, notice('undone'));
      throw new Error('undone');
    });

    await expect(undone).rejects.toThrow('undone');
    expect(await mails('undone')).toEqual([]);
  });

  it('records nothing where nobody has the role', async () => {
    await send(notice('nobody', { to: ['auditor'] }));

    expect(await mails('nobody')).toEqual([]);
  });

  it('carries an order out for the audience of its template, once', async () => {
    const effect = order('order 1', { template: 'clarificationAnswered' });
    const handle = () => inTransaction((tx) => office.get(NotifyEffect).handle(tx, effect));

    await handle();
    await handle();

    expect((await mails('order 1')).map(({ address }) => address)).toEqual(['officer@programme.example']);
  });

  it('names the next deadline of the file', async () => {
    await aFileWithDeadlines(stored.adminUrl, OTHER_GRANT, [
      { name: 'eligibilityCheckDue', due_at: '2026-03-01T15:00:00Z', recipients: ['officer'] },
      { name: 'clarificationDue', due_at: '2026-03-05T15:00:00Z', recipients: ['applicant'] },
    ]);

    const effect = order('order 2', { template: 'clarificationRequested' }, OTHER_GRANT);
    await inTransaction((tx) => office.get(NotifyEffect).handle(tx, effect));

    const [english] = await mails('order 2');
    expect(english?.body).toContain('Please answer before Thursday 5 March 2026 at 15:00, Casablanca time.');
  });

  it('reminds an officer of a call once for all its files, and each applicant of the own one', async () => {
    const reminder = {
      deadline: 'conceptNoteDeadline',
      at: AT.toISOString(),
      before: 'P7D',
      to: ['applicant', 'officer'],
    };

    const [one, other] = [order('remind a', reminder, GRANT), order('remind b', reminder, OTHER_GRANT)];
    await inTransaction((tx) => office.get(RemindEffect).handleAll(tx, [one, other]));
    await inTransaction((tx) => office.get(RemindEffect).handle(tx, other));

    const all = await mails('remind %');
    expect(all.map(({ address }) => address)).toEqual([
      'b@association.example',
      'b@association.example',
      'officer@programme.example',
      'salma@association.example',
      'salma@association.example',
    ]);
    expect(all.find(({ address }) => address.startsWith('officer'))?.about).toBe(CALL);
    expect(all.map(({ correlation }) => correlation)).toEqual(
      ['a', 'b', 'a', 'a', 'b'].map((id) => `the request of remind ${id}`),
    );
  });

  it('reminds once for a day of the call, and again for another day', async () => {
    await anotherDay();
    const due = (at: string) => ({ deadline: 'conceptNoteScoresDue', at, before: 'P2D', to: ['officer'] });
    const remind = (id: string, at: string) =>
      inTransaction((tx) => office.get(RemindEffect).handle(tx, order(id, due(at))));

    await remind('day a', '2026-03-10T10:00:00.000Z');
    await remind('day b', '2026-03-10T10:00:07.000Z');
    await remind('day c', '2026-03-10T16:30:00.000Z');
    await remind('day d', '2026-03-11T10:00:00.000Z');

    const told = await mails(`remind ${CALL} conceptNoteScoresDue %`);
    expect(told.map(({ subject }) => /1[01] mars 2026/u.exec(subject)?.[0])).toEqual(['10 mars 2026', '11 mars 2026']);
  });

  it('says that a deadline has passed which closes nothing', async () => {
    await anotherDay();
    const passed = { deadline: 'verificationDue', at: AT.toISOString(), before: null, to: ['officer'] };

    await inTransaction((tx) => office.get(RemindEffect).handle(tx, order('passed', passed)));

    const [mail] = await mails(`remind ${CALL} verificationDue %`);
    expect(mail?.subject).toMatch(/^Échéance dépassée/);
  });
});

interface Mail {
  readonly id: string;
  readonly correlation: string | null;
  readonly address: string;
  readonly language: string;
  readonly subject: string;
  readonly body: string;
  readonly status: string;
  readonly messageId: string;
  readonly about: string;
}
