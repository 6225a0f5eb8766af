const PATIENCE_MS = 300_000;

/** Steps of one story, each a test of its own; after one has failed the later ones fail at once instead of waiting. */
export function chapters(): (title: string, work: () => Promise<void>) => void {
  let failed: string | null = null;
  return (title, work) =>
    it(
      title,
      async () => {
        if (failed !== null) throw new Error(`The story ended where it "${failed}".`);
        failed = title;
        await work();
        failed = null;
      },
      PATIENCE_MS,
    );
}
