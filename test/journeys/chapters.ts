/** Patience with one step of a story, on a machine that may be busy. */
export const PATIENCE_MS = 600_000;

/** Steps of one story, each a test of its own; after one has failed the later ones fail at once instead of waiting. */
export function chapters(): (work: () => Promise<void>) => () => Promise<void> {
  let isBroken = false;
  return (work) => async () => {
    if (isBroken) throw new Error('The story ended with an earlier step.');
    isBroken = true;
    await work();
    isBroken = false;
  };
}
