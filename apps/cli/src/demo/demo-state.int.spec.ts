import pg from 'pg';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { isUpToDate } from '../../../../libs/platform/src/database/is-up-to-date.js';
import { beginAnew } from './begin-anew.js';
import { demoState } from './demo-state.js';

let database: TestDatabase;
let client: pg.Client;

beforeEach(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

afterEach(async () => {
  await client.end();
  await database.drop();
});

const aPerson = () =>
  client.query(
    `insert into person (id, name, email, language, created_at) values (gen_random_uuid(), 'Salma', 'salma@example.org', 'fr', now())`,
  );
const clockAhead = (interval: string) => client.query('insert into demo_clock (id, ahead) values (1, $1)', [interval]);

describe('the demo', () => {
  it('is not in an empty database', async () => {
    expect(await demoState(client)).toBe('none');
  });

  it.each(['0', '9 days'])('is there when somebody is in it and its clock is ahead by %s', async (ahead) => {
    await aPerson();
    await clockAhead(ahead);

    expect(await demoState(client)).toBe('there');
  });

  it.each(['-600 days', '-1 millisecond'])('was cut off when its clock is still in the past (%s)', async (ahead) => {
    await aPerson();
    await clockAhead(ahead);

    expect(await demoState(client)).toBe('cutOff');
  });

  it('begins anew in an empty database of the newest schema', async () => {
    await aPerson();
    await clockAhead('-600 days');

    await beginAnew(database.url);

    expect([await demoState(client), await isUpToDate(client)]).toEqual(['none', true]);
  });
});
