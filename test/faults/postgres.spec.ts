import { queueBackend } from '../support/redis.js';
import { turns } from './report/rows.js';
import { endure, expectNothingLost } from './trial/endure.js';
import type { Fault } from './trial/fault.js';
import { FaultHouse } from './trial/house.js';
import { crowdOut, terminating } from './trial/postgres-faults.js';

let house: FaultHouse;

beforeAll(async () => {
  house = await FaultHouse.open();
}, 240_000);

afterAll(async () => {
  await house?.close();
}, 60_000);

const FAULTS: readonly Fault[] = [
  {
    name: 'PostgreSQL is killed',
    lastsMs: 1_500,
    idles: true,
    refuses: true,
    inject: ({ postgres }) => postgres.kill(),
    mend: ({ postgres }) => postgres.startAgain(),
  },
  {
    name: 'PostgreSQL is stopped at once',
    lastsMs: 1_500,
    idles: true,
    refuses: true,
    inject: ({ postgres }) => postgres.stopAtOnce(),
    mend: ({ postgres }) => postgres.startAgain(),
  },
  terminating(),
  crowdOut(),
  {
    name: 'the line to PostgreSQL is cut',
    lastsMs: 1_500,
    idles: true,
    refuses: true,
    inject: async ({ line }) => line.cut(),
    mend: ({ line }) => line.mend(),
  },
  {
    name: 'the line to PostgreSQL swallows everything',
    lastsMs: 3_000,
    refuses: false,
    inject: async ({ line }) => line.holdUp(),
    mend: async ({ line }) => line.flow(),
  },
  {
    name: 'PostgreSQL answers 500 ms late',
    lastsMs: 5_000,
    refuses: false,
    inject: async ({ line }) => line.delay(250),
    mend: async ({ line }) => line.delay(0),
  },
];

describe(`while everything happens at once (queue on ${queueBackend()})`, () => {
  it.each(FAULTS)(
    '$name, and nothing is lost, done twice or done early',
    async (fault) => {
      for (let turn = 0; turn < turns(); turn += 1) expectNothingLost(await endure(house, fault), fault);
    },
    180_000 * turns(),
  );
});
