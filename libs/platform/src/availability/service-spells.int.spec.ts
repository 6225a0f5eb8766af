import { Test, type TestingModule } from '@nestjs/testing';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { Database } from '../database/database.js';
import { DatabaseModule } from '../database/database.module.js';
import { AvailabilityModule } from './availability.module.js';
import { ServiceSpells } from './service-spells.js';

const DAY = 86_400_000;

let database: TestDatabase;
let module: TestingModule;
let sql: Database;
let spells: ServiceSpells;

beforeAll(async () => {
  database = await testDatabase();
  module = await Test.createTestingModule({
    imports: [
      DatabaseModule.connect({ url: database.url, poolSize: 2, applicationName: 'minha-test' }),
      AvailabilityModule,
    ],
  }).compile();
  await module.init();
  sql = module.get(Database);
  spells = module.get(ServiceSpells);
});

afterAll(async () => {
  await module.close();
  await database.drop();
});

/** As if the last beat had come that long ago. */
async function silentFor(interval: string): Promise<void> {
  await sql.query(
    `update service_spell s set since = s.since - interval '1 hour', until = s.until - $1::interval,
       seen_at = s.seen_at - $1::interval`,
    [interval],
  );
}

const outages = async () => (await spells.since(null, new Date(Date.now() - DAY))).outages;

describe('what servers say of themselves', () => {
  it('is no outage before the first of them spoke', async () => {
    expect(await outages()).toEqual([]);
  });

  it('covers the time between two beats, and a clock of the demo that jumps meanwhile', async () => {
    await spells.beat();
    await silentFor('14 seconds');
    await sql.query(`insert into demo_clock (id, ahead) values (1, interval '9 days')`);
    expect(await outages()).toEqual([]);
    await spells.beat();
    expect(await sql.query('select from service_spell')).toHaveLength(1);
    expect(await outages()).toEqual([]);
    await sql.query('delete from demo_clock');
  });

  it('leaves a silence uncovered for as long as it really was', async () => {
    await sql.query('delete from service_spell');
    await spells.beat();
    await silentFor('90 seconds');
    expect(await outages()).toMatchObject([{ until: null }]);

    await sql.query(`insert into demo_clock (id, ahead) values (1, interval '9 days')`);
    await spells.beat();
    const [{ from, until } = { from: new Date(), until: null }, ...others] = await outages();
    expect(others).toEqual([]);
    expect(Math.round(((until?.getTime() ?? 0) - from.getTime()) / 1_000)).toBe(90);
    await sql.query('delete from demo_clock');
  });

  it('is kept as long as somebody may look at it, and the last word always', async () => {
    await sql.query('delete from service_spell');
    const pass = (time: string) =>
      sql.query(
        `update service_spell s set since = s.since - $1::interval, until = s.until - $1::interval,
           seen_at = s.seen_at - $1::interval`,
        [time],
      );
    for (const time of ['500 days', '2 days', '399 days']) {
      await spells.beat();
      await pass(time);
    }

    expect(await spells.tidyUp()).toBe(2);
    await pass('9 days');

    expect(await spells.tidyUp()).toBe(0);
    expect(await sql.query('select from service_spell')).toHaveLength(1);
  });
});
