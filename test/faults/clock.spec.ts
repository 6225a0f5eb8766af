import { fileURLToPath } from 'node:url';
import { queueBackend } from '../support/redis.js';
import { turns } from './report/rows.js';
import { endure, expectNothingLost } from './trial/endure.js';
import type { Fault } from './trial/fault.js';
import { FaultHouse } from './trial/house.js';

const AN_HOUR_FAST = fileURLToPath(new URL('../support/clock-fast.mjs', import.meta.url));
const AN_HOUR_SLOW = fileURLToPath(new URL('../support/clock-slow.mjs', import.meta.url));

const FAULTS: readonly (Fault & { readonly preloads: readonly string[] })[] = [
  { name: 'the clock of one worker is an hour fast', preloads: [AN_HOUR_FAST], ...nothingElse() },
  { name: 'the clock of one worker is an hour slow', preloads: [AN_HOUR_SLOW], ...nothingElse() },
];

let house: FaultHouse | null = null;

afterEach(async () => {
  await house?.close();
  house = null;
}, 60_000);

describe(`while everything happens at once (queue on ${queueBackend()})`, () => {
  it.each(FAULTS)(
    '$name, and nothing is lost, done twice or done early',
    async ({ preloads, ...fault }) => {
      house = await FaultHouse.open({ workers: [preloads, []] });
      for (let turn = 0; turn < turns(); turn += 1) expectNothingLost(await endure(house, fault), fault);
    },
    180_000 * turns(),
  );
});

/** The clock is wrong all the time; that deadlines do not take effect while it is, is seen before they fall due. */
function nothingElse(): Omit<Fault, 'name'> {
  return { watchMs: 2_000, lastsMs: 0, refuses: false, inject: () => Promise.resolve(), mend: () => Promise.resolve() };
}
