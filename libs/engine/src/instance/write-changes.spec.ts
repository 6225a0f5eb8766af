import type { Tx } from '#libs/platform';
import { aDecision, aFile } from '../testing/a-file.js';
import { changesOf } from './change.js';
import { passageOf } from './passage.js';
import { LostLock, writeChanges } from './write-changes.js';

/** A transaction that says how many rows its statement wrote. */
function writing(count: number): Tx {
  return { query: () => Promise.resolve([{ count: String(count) }]) } as unknown as Tx;
}

const changes = [aFile(), aFile()].flatMap((file) => changesOf(file, [passageOf(aDecision())]));

describe('transitions', () => {
  it('are written where every one of them was', async () => {
    await expect(writeChanges(writing(2), changes)).resolves.toBeUndefined();
  });

  it.each([0, 1])('are lost where only %i of two was: somebody else has changed the instance', async (count) => {
    await expect(writeChanges(writing(count), changes)).rejects.toThrow(
      new LostLock(`2 transitions, ${count} written.`),
    );
  });
});
