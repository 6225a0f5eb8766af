import { Definitions } from '#libs/engine';
import { Database } from '#libs/platform';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { databaseOptions } from '../../../libs/platform/src/database/options.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { report, turns } from '../report/rows.js';
import { CarelessDatabase } from './careless-database.js';
import { concurrencyRow, linearisable } from './concurrency.js';

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
  it(
    'are answered as if they had come one after another, and act once where they are the same one',
    async () => {
      const row = await concurrencyRow({ database: new Database(source), definitions }, 60 * turns());

      report(row);
      expect(row).toMatchObject({ lost: 0, doubled: 0 });
    },
    turns() * 240_000,
  );
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

    expect({ failed, how: String(errorInstance) }).toEqual({
      failed: true,
      how: expect.stringMatching(/the model|was answered/),
    });
  }, 240_000);
});
