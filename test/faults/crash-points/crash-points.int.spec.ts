import { randomUUID } from 'node:crypto';
import { report } from '../report/rows.js';
import { crashEverywhere } from './crash-everywhere.js';
import { crashPoints, rowOf } from './crash-points.js';
import { submission } from './scenes.js';

describe('a use case whose connection is killed', () => {
  it('ends, asked again, as if nothing had happened: at each of its statements', async () => {
    const results = await crashPoints();

    report(rowOf(results));
    for (const { name, points } of results) process.stdout.write(`${name}: ${points} crash points\n`);
    expect(results.filter(({ missed, differing }) => missed.length + differing.length > 0)).toEqual([]);
  }, 600_000);

  it('is found not to know what it did when the key of its command is forgotten', async () => {
    for await (const { scene, executioner } of submission()) {
      const forgetful = { ...scene, command: () => scene.command(randomUUID()) };

      const { statements, differing } = await crashEverywhere(forgetful, executioner);

      const anew = differing.filter(({ found }) => found.some(({ table }) => table === 'the answer'));
      expect(anew.map(({ point }) => point)).toEqual([{ at: statements.length - 1, side: 'after' }]);
    }
  }, 300_000);
});
