import { randomUUID } from 'node:crypto';
import { Notices } from '#libs/platform';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { Correspondences } from '../queries/mailbox.js';
import { MailSender } from '../sending/mail-sender.js';
import { anApplicant, KnownPeople, postOffice, type PostOffice, TestMailServer } from '../testing/index.js';
import { ReturnedMails } from './returned-mails.js';

const FILE = '018f0000-0000-7000-8000-00000000b001';
const reader = anApplicant({ personId: randomUUID(), language: 'fr' });

let stored: TestDatabase;
let office: PostOffice;
let server: TestMailServer;

beforeAll(async () => {
  stored = await testDatabase();
  server = await TestMailServer.start();
  office = await postOffice(stored.url, new KnownPeople({ applicant: [reader] }), server.url);
});
afterAll(async () => {
  await office.close();
  await server.stop();
  await stored.drop();
});

/** What a server further on sends back about what was really sent. */
const reportOn = (raw: string, action: string) =>
  [
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b1',
    '',
    '--b1',
    'Content-Type: message/delivery-status',
    '',
    `Action: ${action}`,
    'Status: 5.2.2',
    'Diagnostic-Code: smtp; 552 mailbox full',
    '',
    '--b1',
    'Content-Type: message/rfc822',
    '',
    raw,
    '--b1--',
    '',
  ].join('\r\n');

describe('a mail that comes back', () => {
  it('is shown on its file as returned, once, and its reader is told until they have read it', async () => {
    const params = { happenedAt: '2026-02-19T12:00:00Z' };
    await office.database.transaction((tx) =>
      office
        .get(Notices)
        .send(tx, { cause: 'back', template: 'callCancelled', instanceId: FILE, to: ['applicant'], params }),
    );
    const mails = () => office.get(Correspondences).mailsOf(FILE);
    await office.get(MailSender).send([(await mails())[0]?.id ?? '']);
    const raw = server.received[0]?.raw ?? '';
    const returned = office.get(ReturnedMails);

    expect((await mails())[0]).toMatchObject({ delivery: 'sent', reason: null, address: reader.address });
    expect(await returned.take(reportOn(raw, 'delayed'))).toBe('late');
    expect(await returned.lostTo(reader.personId)).toEqual([]);

    expect(await returned.take(reportOn(raw, 'failed'))).toBe('returned');
    expect(await returned.take(reportOn(raw, 'failed'))).toBe('returned');
    expect(await mails()).toMatchObject([{ delivery: 'returned', reason: '5.2.2 smtp; 552 mailbox full' }]);
    expect(await returned.lostTo(reader.personId)).toMatchObject([{ address: reader.address }]);

    await returned.seen(reader.personId);
    expect(await returned.lostTo(reader.personId)).toEqual([]);
    expect(await mails()).toMatchObject([{ delivery: 'returned', settledAt: null }]);
  });

  it('of another sender is none of ours', async () => {
    const raw = `Message-ID: <${randomUUID()}@minha.example>\r\n\r\nx`;

    expect(await office.get(ReturnedMails).take(reportOn(raw, 'failed'))).toBe('unknown');
  });
});
