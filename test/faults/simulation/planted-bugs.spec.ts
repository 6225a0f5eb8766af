import { PLANTED_BUGS, type PlantedBug } from './planted-bugs.js';
import { simulate } from './simulate.js';

/** A bug that needs more years than these to be found would not be found in time. */
const MOST_YEARS = 60;

const FOUND_BY: Readonly<Record<PlantedBug, string>> = {
  'timer deleted before its change commits': 'a timer stands where it falls due',
  'mail marked before it is sent': 'a mail is sent once',
  'guard skipped in a batch': 'a deadline is never early',
};
const bugs = Object.keys(PLANTED_BUGS) as PlantedBug[];

describe('a simulation finds a planted bug', () => {
  it.each(bugs)(
    '%s',
    async (bug) => {
      const isFound = ({ violation }: { readonly violation: string | null }): boolean => violation !== null;

      const { years } = await simulate({ count: MOST_YEARS, bug, goOn: (lived) => !lived.some(isFound) });

      expect(years.find(isFound)?.violation).toContain(FOUND_BY[bug]);
    },
    300_000,
  );
});
