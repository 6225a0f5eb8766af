// @ts-check
import { inOwnDatabase } from '../../../config/setup/bench-database.mjs';
import { outcomeOf } from '../../../config/setup/command.mjs';
import { BENCH, operate, withCompileCache } from '../../../config/setup/programme.mjs';
import { ROOT } from '../../../config/setup/root.mjs';
import { SetupStopped } from '../../../config/setup/say.mjs';
import { PRODUCT } from './peers.mjs';

/**
 * The product's own storm, as `npm run bench -- --only deadline-storm` measures it. Its deadlines are more than the
 * peers': the whole definition, the timer of the next state, what history keeps. It fails where not everything took
 * effect exactly once.
 * @param {number} n
 * @param {import('./measure.mjs').Ground} ground
 * @returns {Promise<import('./measure.mjs').Measured>}
 */
export function measureProduct(n, { databases, signal }) {
  return inOwnDatabase(databases, `minha_peer_own_${process.pid}`, async (url) => {
    const env = { ...process.env, DATABASE_URL: url, DEMO: 'off', SMTP_URL: '' };
    await operate(['migrate'], { env, signal }, 'prepare the measurement');
    const args = ['--enable-source-maps', BENCH, '--json', '--n', String(n), 'deadline-storm'];
    const { code, stdout, stderr } = await outcomeOf(process.execPath, args, {
      cwd: ROOT,
      env: withCompileCache(env),
      signal,
    });
    if (code !== 0) throw new SetupStopped(`The product's own storm failed: ${stderr.trim()}`);
    const { perSecond, firstMs, p50Ms, p99Ms } = JSON.parse(stdout);
    return {
      name: PRODUCT,
      label: 'Minha: one timer row a file, batches of 500',
      n,
      perSecond,
      firstMs,
      p50Ms,
      p99Ms,
      exactlyOnce: 'yes',
    };
  });
}
