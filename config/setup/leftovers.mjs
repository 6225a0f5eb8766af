// @ts-check
import { end, identityOf } from './processes.mjs';
import { say } from './say.mjs';

/**
 * Ends the processes of a start that was killed. They end by themselves when they notice; this waits for it, so that
 * their port is free, and ends those that do not. PostgreSQL is recovered where it is started.
 * @param {import('./lock.mjs').Owner | null} stale
 */
export async function endLeftovers(stale) {
  const left = (stale?.children ?? []).filter(({ pid, identity }) => identity !== null && identityOf(pid) === identity);
  if (left.length === 0) return;
  say('The last start was cut off: ending what it left running ...');
  const steps = /** @type {const} */ ([
    { signal: 'SIGTERM', waitMs: 8_000 },
    { signal: 'SIGKILL', waitMs: 2_000 },
  ]);
  await Promise.all(left.filter(({ name }) => name !== 'database').map(({ pid }) => end(pid, steps)));
}
