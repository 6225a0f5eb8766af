// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { endOf } from '../../../config/setup/children.mjs';
import { freePort, opens } from '../../../config/setup/ports.mjs';
import { end } from '../../../config/setup/processes.mjs';
import { SetupStopped } from '../../../config/setup/say.mjs';

const PROGRAM = 'redis-server';

/** @returns {string | null} null where there is no Redis on this machine */
export function redisVersion() {
  const { stdout, error } = spawnSync(PROGRAM, ['--version'], { encoding: 'utf8' });
  return error ? null : (/v=([\d.]+)/.exec(stdout)?.[1] ?? 'of unknown version');
}

/**
 * A Redis for the length of the work, as BullMQ wants it: append-only file written every second, nothing evicted.
 * @template T
 * @param {(url: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withRedis(work) {
  const folder = mkdtempSync(path.join(tmpdir(), 'minha-peers-redis-'));
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
  const child = spawn(PROGRAM, [...args, '--appendonly', 'yes', '--appendfsync', 'everysec'], { stdio: 'ignore' });
  let hasEnded = false;
  void endOf(child).then(() => (hasEnded = true));
  try {
    if (!(await opens(port, { waitMs: 10_000, stillHoping: () => !hasEnded })))
      throw new SetupStopped('redis-server does not start: run it by hand to see why, or leave BullMQ on Redis out.');
    return await work(`redis://127.0.0.1:${port}`);
  } finally {
    if (child.pid)
      await end(child.pid, [
        { signal: 'SIGTERM', waitMs: 5_000 },
        { signal: 'SIGKILL', waitMs: 2_000 },
      ]);
    rmSync(folder, { recursive: true, force: true });
  }
}
