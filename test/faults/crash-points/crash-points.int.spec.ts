import { randomUUID } from 'node:crypto';
import { crashEverywhere } from './crash-everywhere.js';
import { everyScene, submission } from './scenes.js';

describe('a use case whose connection is killed', () => {
  it('ends, asked again, as if nothing had happened: at each of its statements', async () => {
    for await (const { scene, executioner } of everyScene()) {
      const { name, points, missed, differing } = await crashEverywhere(scene, executioner);
      process.stdout.write(`${name}: ${points} crash points\n`);
      expect({ name, missed, differing }).toEqual({ name, missed: [], differing: [] });
    }
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
