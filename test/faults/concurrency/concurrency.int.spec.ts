import { Definitions } from '#libs/engine';
import { Database } from '#libs/platform';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { databaseOptions } from '../../../libs/platform/src/database/options.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { actsOnce, linearisable } from './concurrency.js';
import { CarelessDatabase } from './careless-database.js';

const definitions = Definitions.in('config/workflows');
let stored: TestDatabase;
let source: DataSource;

beforeAll(async () => {
  stored = await testDatabase();
  source = await new DataSource(
    databaseOptions({ url: stored.url, poolSize: 16, applicationName: 'minha-test' }),
  ).initialize();
});

afterAll(async () => {
  await source.destroy();
  await stored.drop();
});

describe('commands that are sent to one grant at once', () => {
  it('are answered as if they had come one after another', async () => {
    await fc.assert(linearisable({ database: new Database(source), definitions }), { numRuns: 60 });
  }, 240_000);

  it('act once where they are the same one, however often it is sent', async () => {
    await fc.assert(actsOnce({ database: new Database(source), definitions }), { numRuns: 8 });
  }, 240_000);
});

describe('an engine that forgets the lock of an instance', () => {
  it('is still kept in order by the check of the version', async () => {
    const database = new CarelessDatabase(source, 'no lock');

    await fc.assert(linearisable({ database, definitions }, 'sometimes'), { numRuns: 20 });
  }, 240_000);

  it('is found out when it forgets the check of the version too', async () => {
    const database = new CarelessDatabase(source, 'no lock and no version check');

    const { failed, errorInstance } = await fc.check(linearisable({ database, definitions }, 'sometimes'), {
      numRuns: 100,
      endOnFailure: true,
    });

    expect({ failed, how: String(errorInstance) }).toEqual({ failed: true, how: expect.stringContaining('the model') });
  }, 240_000);
});
