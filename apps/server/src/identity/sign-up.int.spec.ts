import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { Browser, wordsIn } from '../testing/browser.js';
import { aSignUp } from '../testing/forms.js';
import { testServer } from '../testing/test-server.js';

let database: TestDatabase;
let app: NestFastifyApplication;

beforeAll(async () => {
  database = await testDatabase();
  app = await testServer(database.url);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

describe('signing up', () => {
  it('makes an account with its organisation and signs its owner in', async () => {
    const browser = new Browser(app);

    const answer = await browser.submit('/sign-up', aSignUp({ 'organisation.name': 'Association Amal Jerada' }));
    const organisation = await browser.follow(await browser.get('/organisation'));

    expect(answer.statusCode).toBe(303);
    expect(wordsIn(organisation.body)).toContain('Association Amal Jerada');
  });

  it('keeps everything that was typed when something is wrong', async () => {
    const browser = new Browser(app);

    const answer = await browser.submit(
      '/sign-up',
      aSignUp({ 'organisation.ice': '001561191000065', 'organisation.foundedOn.month': '13' }),
    );

    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('value="Association Rif Avenir"');
    expect(answer.body).toContain('value="13"');
    expect(wordsIn(answer.body)).toContain('Saisissez une date qui existe');
  });
});
