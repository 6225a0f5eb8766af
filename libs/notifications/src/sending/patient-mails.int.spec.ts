import { randomUUID } from 'node:crypto';
import { Notices, type Tx } from '#libs/platform';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import type { Hours } from '../domain/sending-time.js';
import { ChooseMails } from '../preferences/choose-mails.js';
import { MailLinks } from '../preferences/mail-links.js';
import {
  aFileWithDeadlines,
  anApplicant,
  AT_ANY_HOUR,
  KnownPeople,
  postOffice,
  type PostOffice,
  TestMailServer,
} from '../testing/index.js';
import { MailReleases } from './mail-releases.js';
import { MailSender } from './mail-sender.js';

/** A call whose hours the test sets: in the night everything that can wait waits. */
class PeopleAtNight extends KnownPeople {
  isNight = false;

  override async matters(tx: Tx, instanceIds: readonly string[]) {
    const hours: Hours = this.isNight ? { ...AT_ANY_HOUR, quiet: { from: '00:01', until: '00:00' } } : AT_ANY_HOUR;
    return (await super.matters(tx, instanceIds)).map((matter) => ({ ...matter, hours }));
  }
}

const people = new PeopleAtNight({});
const DUE = new Date(Date.now() + 20 * 86_400_000);

let stored: TestDatabase;
let office: PostOffice;
let server: TestMailServer;

beforeAll(async () => {
  stored = await testDatabase();
  server = await TestMailServer.start();
  office = await postOffice(stored.url, people, server.url);
});
afterAll(async () => {
  await office.close();
  await server.stop();
  await stored.drop();
});

interface Reader {
  readonly personId: string;
  readonly address: string;
}

/** Somebody whom nobody has written to yet. */
function aReader(): Reader {
  const personId = randomUUID();
  const reader = anApplicant({ personId, address: `${personId}@association.example`, language: 'fr' });
  Object.assign(people, { byRole: { applicant: [reader] } });
  return reader;
}

async function tell(template: string, cause: string, instanceId = randomUUID()): Promise<string> {
  const params = {
    deadline: 'conceptNoteDeadline',
    dueAt: DUE.toISOString(),
    happenedAt: DUE.toISOString(),
    hasDeadline: 'no',
    deadlineAt: '',
  };
  await office.database.transaction((tx) =>
    office.get(Notices).send(tx, { cause, template, instanceId, to: ['applicant'], params }),
  );
  return instanceId;
}

const sentTo = async ({ personId }: Reader) =>
  (
    await office.database.query<{ template: string }>(
      'select m.template from mail m where m.recipient_id = $1 order by m.template',
      [personId],
    )
  ).map(({ template }) => template);
const waitingFor = ({ personId }: Reader) =>
  office.database.query<{ template: string; inDigest: boolean }>(
    'select w.template, w.in_digest as "inDigest" from mail_waiting w where w.recipient_id = $1',
    [personId],
  );
/** Their hour has come. */
const hourComes = async (reader: Reader) => {
  await office.database.query('update mail_waiting w set release_at = now() where w.recipient_id = $1', [
    reader.personId,
  ]);
  await office.get(MailReleases).release();
};

describe('a mail that can wait', () => {
  it('waits in quiet hours while what must be sent goes out, and goes when they are over, once', async () => {
    const reader = aReader();
    people.isNight = true;
    const file = randomUUID();
    await aFileWithDeadlines(stored.adminUrl, file, [{ name: 'conceptNoteDeadline', due_at: DUE.toISOString() }]);
    await tell('reminder', `night ${file}`, file);
    await tell('reminder', `night ${file}`, file);
    await tell('callCancelled', `night ${file}`, file);

    expect(await sentTo(reader)).toEqual(['callCancelled']);
    expect(await waitingFor(reader)).toHaveLength(1);

    people.isNight = false;
    await hourComes(reader);
    await tell('reminder', `night ${file}`, file);

    expect(await sentTo(reader)).toEqual(['callCancelled', 'reminder']);
    expect(await waitingFor(reader)).toEqual([]);
  });

  it('is not sent when what it reminds of was done meanwhile', async () => {
    const reader = aReader();
    people.isNight = true;
    const file = randomUUID();
    await aFileWithDeadlines(stored.adminUrl, file, [{ name: 'clarificationDue', due_at: DUE.toISOString() }]);
    await tell('reminder', `done ${file}`, file);

    people.isNight = false;
    await hourComes(reader);

    expect(await sentTo(reader)).toEqual([]);
    expect(await waitingFor(reader)).toEqual([]);
  });

  it('is one of two a day; what comes after that is gathered into one, with where each leads', async () => {
    const reader = aReader();
    for (const n of [1, 2, 3, 4]) await tell('messageToApplicant', `message ${n} ${reader.personId}`);

    expect(await sentTo(reader)).toEqual(['messageToApplicant', 'messageToApplicant']);
    expect(await waitingFor(reader)).toHaveLength(2);

    await hourComes(reader);

    expect(await sentTo(reader)).toEqual(['digest', 'messageToApplicant', 'messageToApplicant']);
    const [digest] = await office.database.query<{ subject: string; body: string }>(
      `select m.subject, m.body from mail m where m.recipient_id = $1 and m.template = 'digest'`,
      [reader.personId],
    );
    expect(digest?.subject).toBe('2 messages de Minha');
    expect(digest?.body.match(/https:\/\/minha\.example\/applications\//g)).toHaveLength(2);
  });

  it('is gathered for a reader who wants one mail a day, until they want each at once', async () => {
    const reader = aReader();
    const choose = (pace: 'daily' | 'instantly') =>
      office.get(ChooseMails).choose(reader.personId, { pace, ended: [] });
    await choose('daily');
    await tell('implementationEnded', `news ${reader.personId}`);

    expect(await waitingFor(reader)).toEqual([{ template: 'implementationEnded', inDigest: true }]);

    await choose('instantly');
    await office.get(MailReleases).release();

    expect(await sentTo(reader)).toEqual(['implementationEnded']);
  });

  it('carries what ends it in one click, and ends with it', async () => {
    const reader = aReader();
    await tell('reminder', `ending ${reader.personId}`);
    const [mail] = await office.database.query<{ id: string }>('select m.id from mail m where m.recipient_id = $1', [
      reader.personId,
    ]);
    await office.get(MailSender).send([mail?.id ?? '']);

    const raw = server.received.find(({ to }) => to === reader.address)?.raw.replaceAll(/\r\n[ \t]+/g, ' ') ?? '';
    const [, token = ''] = /^List-Unsubscribe: <https:\/\/minha\.example\/unsubscribe\/(\S+)>/m.exec(raw) ?? [];
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    expect(await office.get(MailLinks).read(token)).toEqual({ personId: reader.personId, topic: 'reminders' });
    for (const forged of [
      token.replace('reminders', 'news'),
      `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      '',
    ]) {
      expect(await office.get(MailLinks).read(forged)).toBeNull();
    }

    await office.get(ChooseMails).end(reader.personId, 'reminders');
    await tell('reminder', `ended ${reader.personId}`);
    await tell('callCancelled', `ended ${reader.personId}`);

    expect(await sentTo(reader)).toEqual(['callCancelled', 'reminder']);
  });
});
