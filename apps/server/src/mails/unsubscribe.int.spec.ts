import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import { MailLinks, MailPreferences } from '#libs/notifications';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { testServer } from '../testing/test-server.js';

let database: TestDatabase;
let app: NestFastifyApplication;
const personId = randomUUID();

beforeAll(async () => {
  database = await testDatabase();
  app = await testServer(database.url);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const chosen = () => app.get(MailPreferences, { strict: false }).of(personId);
/** As a mail programme posts: from nowhere, without a cookie. */
const post = (url: string) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  });

describe('the link of a mail', () => {
  it('changes nothing when it is looked at, ends the topic with one post, and gives it back with another', async () => {
    const path = await app.get(MailLinks, { strict: false }).pathFor({ personId, topic: 'reminders' });

    const looked = await app.inject(path);
    expect([looked.statusCode, (await chosen()).ended]).toEqual([200, []]);

    const ended = await post(path);
    expect(ended.statusCode).toBe(200);
    expect(ended.body).toContain('Vous ne recevez plus de rappel avant une date limite.');
    expect(ended.body).toContain(`action="${path}/resume"`);
    expect((await chosen()).ended).toEqual(['reminders']);

    expect((await post(`${path}/resume`)).statusCode).toBe(200);
    expect((await chosen()).ended).toEqual([]);
  });

  it('that nobody signed ends nothing, and no other form is taken from elsewhere', async () => {
    const path = await app.get(MailLinks, { strict: false }).pathFor({ personId, topic: 'reminders' });

    expect((await post(path.replace(personId, randomUUID()))).statusCode).toBe(404);
    expect((await post('/account/mails')).statusCode).toBe(403);
  });
});
