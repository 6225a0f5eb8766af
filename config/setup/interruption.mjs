// @ts-check
import { Interrupted } from './say.mjs';

const ENDING_SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
// A terminal's Ctrl-C reaches us once from the terminal and once more from npm; only a later one is meant as a second.
const SAME_KEYPRESS_MS = 1_000;
const PARENT_CHECK_MS = 400;

/**
 * Aborts when the command is to end: Ctrl-C, SIGTERM, a closed terminal, or the death of the npm (or of our
 * own first half, under an older Node) that runs it: after its `kill -9` nobody could stop it any more. A second signal calls `onInsist`.
 * @param {() => void} onInsist
 * @returns {AbortSignal}
 */
export function interruption(onInsist) {
  const controller = new AbortController();
  let askedAt = 0;
  const ask = () => {
    if (!controller.signal.aborted) {
      askedAt = Date.now();
      controller.abort(new Interrupted());
    } else if (Date.now() - askedAt > SAME_KEYPRESS_MS) {
      onInsist();
    }
  };
  for (const name of ENDING_SIGNALS) process.on(name, ask);
  if (process.env['npm_lifecycle_event'] || process.env['MINHA_STARTED_BY']) watchParent(ask);
  return controller.signal;
}

/** @param {() => void} onDeath */
function watchParent(onDeath) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onDeath();
  }, PARENT_CHECK_MS);
  timer.unref();
}

/**
 * Waits, but not longer than until the interruption.
 * @param {number} ms
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
export function pause(ms, signal) {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      reject(new Interrupted());
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end);
      resolve();
    }, ms);
    if (signal?.aborted) end();
    else signal?.addEventListener('abort', end, { once: true });
  });
}
