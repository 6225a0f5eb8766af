// @ts-check

/**
 * Switches of Node for a process that serves. Without a limit V8 lets its youngest objects take 48 MB before it looks at
 * them, and keeps the room for good; and the more it may take in all, the later it clears up. Whatever makes it forget
 * what it compiled (`--max-lazy`, `--optimize-for-size`) saves more and slows every deadline down.
 */
export const SWITCHES = /** @type {const} */ (['--max-semi-space-size=8', '--max-old-space-size=512']);

/** Environment of such a process: what a file or a password took goes back to the system (glibc). */
export const ALLOCATION = /** @type {const} */ ({
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
});
