// @ts-check
import { existsSync } from 'node:fs';
import { benchDatabases, inOwnDatabase } from './bench-database.mjs';
import { runHere } from './command.mjs';
import { enter } from './entry.mjs';
import { onDatabase } from './on-database.mjs';
import { BENCH, operate, withCompileCache } from './programme.mjs';
import { ROOT } from './root.mjs';
import { SetupStopped } from './say.mjs';

const args = process.argv.slice(2);

await enter((signal) =>
  onDatabase('npm run bench', signal, async (ground) => {
    if (!existsSync(BENCH))
      throw new SetupStopped(
        'The measurements (test/bench/main.ts) are not part of this installation: run them in a checkout.',
      );
    return inOwnDatabase(benchDatabases(ground), `minha_bench_${process.pid}`, async (url) => {
      // Beside a running demo the environment is its own: its mailbox is none outside the demo.
      const own = { ...ground.env, DATABASE_URL: url, DEMO: 'off', SMTP_URL: '' };
      await operate(['migrate'], { env: own, signal }, 'prepare the measurement');
      return runHere(process.execPath, ['--enable-source-maps', BENCH, ...args], {
        cwd: ROOT,
        env: withCompileCache(own),
        signal,
      });
    });
  }),
);
