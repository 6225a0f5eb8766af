import { queueBackend } from '../support/redis.js';
import { NoSmallDisk, SmallDisk } from '../support/small-disk.js';
import { report, turns } from './report/rows.js';
import { endure, expectNothingLost } from './trial/endure.js';
import type { Fault } from './trial/fault.js';
import { FaultHouse } from './trial/house.js';

const MEGABYTES = 200;
const NAME = 'the disk of PostgreSQL is full';

let disk: SmallDisk | null = null;
let house: FaultHouse | null = null;

beforeAll(async () => {
  disk = smallDisk();
  house = await FaultHouse.open({ postgres: { within: disk.folder } });
}, 240_000);

afterAll(async () => {
  await house?.close();
  disk?.remove();
}, 60_000);

const FAULT: Fault = {
  name: NAME,
  lastsMs: 3_000,
  refuses: true,
  inject: async () => disk?.fill(),
  mend: async ({ postgres }) => {
    disk?.clear();
    // Without room for its log PostgreSQL gives up; whoever runs it starts it again.
    await postgres.startAgain();
  },
};

describe(`while everything happens at once (queue on ${queueBackend()})`, () => {
  it(
    `${NAME}, and nothing is lost, done twice or done early`,
    async () => {
      if (!house) throw new Error('There is no house.');
      for (let turn = 0; turn < turns(); turn += 1) expectNothingLost(await endure(house, FAULT), FAULT);
    },
    180_000 * turns(),
  );
});

/** Where none can be mounted the report says so, and the test fails: a disk that was not filled proves nothing. */
function smallDisk(): SmallDisk {
  try {
    return SmallDisk.make(MEGABYTES);
  } catch (error) {
    if (error instanceof NoSmallDisk) {
      const nothing = { injected: 0, lost: 0, doubled: 0, early: 0 };
      report({ fault: NAME, backend: queueBackend(), ...nothing, note: error.message });
    }
    throw error;
  }
}
