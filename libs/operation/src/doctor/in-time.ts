import { setTimeout as pause } from 'node:timers/promises';

/** What `work` comes to, or `late` where it has not after so many milliseconds: it goes on, and nobody waits for it. */
export async function inTime<T>(ms: number, work: Promise<T>, late: () => T): Promise<T> {
  const over = new AbortController();
  try {
    return await Promise.race([work, pause(ms, null, { signal: over.signal }).then(late)]);
  } finally {
    over.abort();
  }
}
