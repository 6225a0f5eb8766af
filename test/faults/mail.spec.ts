import { queueBackend } from '../support/redis.js';
import { turns } from './report/rows.js';
import { endure, expectNothingLost } from './trial/endure.js';
import type { Fault } from './trial/fault.js';
import { FaultHouse } from './trial/house.js';

let house: FaultHouse;

beforeAll(async () => {
  house = await FaultHouse.open();
}, 240_000);

afterAll(async () => {
  await house?.close();
}, 60_000);

const FAULTS: readonly Fault[] = [
  {
    name: 'the mail server is down',
    lastsMs: 4_000,
    refuses: false,
    inject: ({ installation }) => installation.mail.goDown(),
    mend: ({ installation }) => installation.mail.comeUp(),
  },
  {
    name: 'the mail server takes two seconds for each mail',
    lastsMs: 4_000,
    refuses: false,
    inject: async ({ installation }) => installation.mail.treat({ acceptAfterMs: 2_000 }),
    mend: async ({ installation }) => installation.mail.treat({ acceptAfterMs: 0 }),
  },
  {
    name: 'the mail server takes mails and dies before it answers',
    lastsMs: 4_000,
    refuses: false,
    inject: async ({ installation }) => installation.mail.treat('die before the answer'),
    mend: async ({ installation }) => {
      // Otherwise nothing was tried, and nothing proved.
      expect(installation.mail.unanswered.length).toBeGreaterThan(0);
      installation.mail.treat({ acceptAfterMs: 0 });
    },
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
