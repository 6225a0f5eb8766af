import { report, turns } from '../report/rows.js';
import { injectedIn, rowOf } from './simulation-row.js';
import { replayLine, simulate, type Simulated } from './simulate.js';

/** Half a minute on two cores; the five turns of `npm run faults` live through 2,000 years. */
const YEARS = turns() === 1 ? 60 : turns() * 400;

let simulated: Simulated;

beforeAll(async () => {
  simulated = await simulate({ count: YEARS });
  report(rowOf(simulated));
}, YEARS * 10_000);

describe(`${YEARS} simulated years`, () => {
  it('keep every invariant after every step', () => {
    const failed = simulated.years.filter(({ violation }) => violation !== null);

    expect(failed.map(replayLine)).toEqual([]);
  });

  it('are years in which much goes wrong', () => {
    const { years } = simulated;

    expect(years).toHaveLength(YEARS);
    expect(years.reduce((sum, year) => sum + injectedIn(year), 0) / YEARS).toBeGreaterThan(20);
  });

  it('are the same when their seed is the same', async () => {
    const [again] = (await simulate({ from: YEARS, count: 1 })).years;
    const before = simulated.years.at(-1);

    expect({ ...again, cpuMs: 0 }).toEqual({ ...before, cpuMs: 0 });
  }, 300_000);
});
