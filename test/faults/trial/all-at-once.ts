import { queueBackend } from '../../support/redis.js';
import { turns } from '../report/rows.js';
import { endure, expectNothingLost } from './endure.js';
import type { Fault } from './fault.js';
import { FaultHouse } from './house.js';

/** The tests of these faults, one after the other in one house: each strikes while everything happens at once. */
export function allAtOnce(faults: readonly Fault[]): void {
  let house: FaultHouse;

  beforeAll(async () => {
    house = await FaultHouse.open();
  }, 240_000);

  afterAll(async () => {
    await house?.close();
  }, 60_000);

  describe(`while everything happens at once (queue on ${queueBackend()})`, () => {
    it.each(faults)(
      '$name, and nothing is lost, done twice or done early',
      async (fault) => {
        for (let turn = 0; turn < turns(); turn += 1) expectNothingLost(await endure(house, fault), fault);
      },
      180_000 * turns(),
    );
  });
}
