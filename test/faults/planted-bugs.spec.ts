import { fileURLToPath } from 'node:url';
import { endure, type Endured } from './trial/endure.js';
import { FaultHouse } from './trial/house.js';

const preload = (name: string) => fileURLToPath(new URL(`../support/${name}.mjs`, import.meta.url));

/** A worker with two bugs, on a machine whose clock is an hour fast. */
const WRONG = ['plant-mail-marked-too-soon', 'plant-own-clock', 'clock-fast'].map(preload);

let house: FaultHouse;
let endured: Endured;

beforeAll(async () => {
  house = await FaultHouse.open({ workers: [WRONG] });
  endured = await endure(house, {
    name: 'planted bugs',
    watchMs: 2_000,
    lastsMs: 3_000,
    refuses: false,
    inject: async ({ installation }) => installation.mail.treat('die before the answer'),
    mend: async ({ installation }) => installation.mail.treat({ acceptAfterMs: 0 }),
  });
}, 240_000);

afterAll(async () => {
  await house?.close();
}, 60_000);

describe('a bug that was planted is found', () => {
  it('mails are marked before the mail server has accepted them', () => {
    expect(endured.tally.lost).toContainEqual(expect.stringMatching(/^mail .*, sent$/));
  });
  it('deadlines take effect by the clock of the worker', () => {
    expect(endured.tally.early).not.toEqual([]);
  });
});
