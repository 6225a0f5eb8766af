import { InTurns } from './in-turns.js';

/** A turn that ends when it is told to. */
function turns() {
  const begun: { readonly all: readonly string[]; end(): void; fail(reason: string): void }[] = [];
  const inTurns = new InTurns<string>(
    (all) =>
      new Promise((end, reject) => {
        begun.push({ all, end: () => end(), fail: (reason) => reject(new Error(reason)) });
      }),
  );
  return { begun, inTurns };
}

const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('what is done in turns', () => {
  it('takes together what was asked for while a turn ran, and never runs two turns at once', async () => {
    const { begun, inTurns } = turns();
    const first = inTurns.add('a');
    await soon();
    const others = [inTurns.add('b'), inTurns.add('c')];
    await soon();
    expect(begun.map(({ all }) => all)).toEqual([['a']]);

    begun[0]?.end();
    await first;
    await soon();
    expect(begun.map(({ all }) => all)).toEqual([['a'], ['b', 'c']]);

    begun[1]?.end();
    await expect(Promise.all(others)).resolves.toHaveLength(2);
  });

  it('tells those of a turn that it failed, and goes on with the next', async () => {
    const { begun, inTurns } = turns();
    const failed = inTurns.add('a').catch((error: unknown) => String(error));
    await soon();
    const next = inTurns.add('b');
    begun[0]?.fail('lost');
    expect(await failed).toBe('Error: lost');
    await soon();

    expect(begun[1]?.all).toEqual(['b']);
    begun[1]?.end();
    await expect(next).resolves.toBeUndefined();
  });
});
