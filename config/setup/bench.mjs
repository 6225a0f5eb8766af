// @ts-check
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchDatabases, inOwnDatabase } from './bench-database.mjs';
import { outcomeOf, runHere } from './command.mjs';
import { enter } from './entry.mjs';
import { onDatabase } from './on-database.mjs';
import { BENCH, operate, withCompileCache } from './programme.mjs';
import { ROOT } from './root.mjs';
import { SetupStopped } from './say.mjs';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    n: { type: 'string', multiple: true, default: [] },
  },
});

// What is measured works on files that the tests' helpers make, so the packages of the tests are needed.
await enter(
  (signal) =>
    onDatabase('npm run bench', signal, async (ground) => {
      if (!existsSync(BENCH))
        throw new SetupStopped(
          'The measurements (test/bench/main.ts) are not part of this installation: run them in a checkout.',
        );
      const codes = [];
      for (const name of await wanted(signal)) codes.push(await measure(name, ground, signal));
      return Math.max(...codes);
    }),
  { purpose: 'to develop' },
);

/** Those that were asked for, or all; nothing is measured where one of them does not exist. @param {AbortSignal} signal */
async function wanted(signal) {
  const { code, stdout, stderr } = await outcomeOf(process.execPath, [BENCH, '--names'], { cwd: ROOT, signal });
  if (code !== 0) throw new SetupStopped(`The measurements do not say their names: ${stderr.trim()}`);
  const names = stdout.trim().split('\n');
  const unknown = (values.only ?? []).filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new SetupStopped(`There is no benchmark ${unknown.join(', ')}; there are ${names.join(', ')}.`);
  return values.only ?? names;
}

/**
 * In a database of its own: what one measurement leaves, as orders nobody carried out, is no work for the next.
 * @param {string} name
 * @param {Pick<import('./on-database.mjs').Ground, 'env' | 'adminUrl'>} ground
 * @param {AbortSignal} signal
 */
function measure(name, ground, signal) {
  return inOwnDatabase(benchDatabases(ground), `minha_bench_${process.pid}`, async (url) => {
    // Beside a running demo the environment is its own: its mailbox is none outside the demo.
    const own = { ...ground.env, DATABASE_URL: url, DEMO: 'off', SMTP_URL: '' };
    await operate(['migrate'], { env: own, signal }, 'prepare the measurement');
    const args = [...(values.json ? ['--json'] : []), ...values.n.flatMap((n) => ['--n', n]), name];
    return runHere(process.execPath, ['--enable-source-maps', BENCH, ...args], {
      cwd: ROOT,
      env: withCompileCache(own),
      signal,
    });
  });
}
