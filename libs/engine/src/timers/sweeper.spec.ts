import { Database, type Tx } from '#libs/platform';
import { Definitions } from '../definitions/definitions.js';
import { aCalendar } from '../testing/calendar.js';
import { FixedRules } from '../testing/fixed-rules.js';
import { BeforeDeadlines } from './before-deadlines.js';
import { Sweeper } from './sweeper.js';

/** A sweeper whose every claim fails, and how many instances of which shards it asked for. */
function failing(error: Error, most = Infinity) {
  const asked: unknown[] = [];
  const query = async (_sql: string, [shards, each]: readonly [readonly number[], number]) => {
    asked.push([shards, each]);
    if (asked.length > most) return [];
    throw error;
  };
  const database = { transaction: (work: (tx: Tx) => unknown) => work({ query } as unknown as Tx) };
  const parts = [new Definitions([]), new FixedRules(aCalendar({})), new BeforeDeadlines()] as const;
  return { sweeper: new Sweeper(database as unknown as Database, ...parts), asked };
}

describe('a sweep that fails', () => {
  it('because the database went away is not tried again, and nobody is put aside for it', async () => {
    const gone = Object.assign(new Error('terminating connection'), { code: '57P01' });
    const { sweeper, asked } = failing(gone);

    await expect(sweeper.sweep([3, 4], 500)).rejects.toBe(gone);
    expect(asked).toEqual([[[3, 4], 250]]);
  });

  it('because of what it found looks at less and less, and in the end at the oldest of each shard', async () => {
    const { sweeper, asked } = failing(new Error('spoilt'), 5);

    expect(await sweeper.sweep([3, 4], 500)).toEqual({ claimed: 0, applied: 0 });
    expect(asked).toEqual([
      [[3, 4], 250],
      [[3, 4], 32],
      [[3, 4], 4],
      [[3, 4], 1],
      [[3], 1],
      // The one of this shard would be put aside: it is gone by now, and the other shard has nothing.
      [[3], 1],
      [[4], 1],
    ]);
  });
});
