// @ts-check
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { outcomeOf } from './command.mjs';
import { compile } from './compile.mjs';
import { enter } from './entry.mjs';
import { startEphemeralPostgres } from './ephemeral-postgres.mjs';
import { built } from './programme.mjs';
import { ROOT } from './root.mjs';
import { SetupStopped, say } from './say.mjs';

const DATA_SOURCE = built('libs/platform/src/database/data-source.js');
const TYPEORM = path.join(ROOT, 'node_modules', 'typeorm', 'cli.js');

await enter(async (signal) => {
  await compile(ROOT);
  requireRowsInBuild();
  const postgres = await startEphemeralPostgres();
  try {
    const url = new URL(postgres.adminUrl);
    Object.assign(url, { username: 'minha', password: postgres.password, pathname: '/minha' });
    await checkMigrations({ ...process.env, DATABASE_URL: url.href }, signal);
  } finally {
    await postgres.stop();
  }
  return 0;
});

/**
 * The comparison finds rows by pattern: where the pattern finds nothing there is nothing to compare, and all is well.
 * So the build must hold every row that the sources hold.
 */
function requireRowsInBuild() {
  const rows = (/** @type {string} */ folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /^[^/\\]+[/\\]src[/\\]persistence[/\\][^/\\]+\.row\.[jt]s$/.test(name),
    ).length;
  const [inSources, inBuild] = [rows(path.join(ROOT, 'libs')), rows(path.join(ROOT, 'dist', 'libs'))];
  if (inSources === inBuild && inSources > 0) return;
  throw new SetupStopped(
    `libs holds ${inSources} row files and the build ${inBuild}: the comparison with the schema would prove nothing.`,
  );
}

/** @param {NodeJS.ProcessEnv} env @param {AbortSignal} signal */
async function checkMigrations(env, signal) {
  const options = { cwd: ROOT, env, signal };
  await typeorm('migration:run', options, 'An empty database cannot be brought up to date');
  await noDrift(options, 'The rows in the code and the schema made by the migrations differ');
  await typeorm('migration:revert', options, 'The last migration has no way back');
  await typeorm('migration:run', options, 'The last migration does not run a second time after it was taken back');
  await noDrift(options, 'After its way back and forth again the last migration leaves another schema');
  say('Migrations: an empty database comes up to date, no drift, and the last one goes back and forth.');
}

/** @param {import('./command.mjs').CommandOptions} options @param {string} failure */
async function noDrift(options, failure) {
  const folder = mkdtempSync(path.join(tmpdir(), 'minha-drift-'));
  try {
    await typeorm('migration:generate', options, failure, ['--check', '--esm', path.join(folder, 'Drift')]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} command @param {import('./command.mjs').CommandOptions} options @param {string} failure @param {readonly string[]} [more] */
async function typeorm(command, options, failure, more = []) {
  const { code, stdout, stderr } = await outcomeOf(
    process.execPath,
    [TYPEORM, command, '-d', DATA_SOURCE, ...more],
    options,
  );
  if (code !== 0) throw new SetupStopped(`${failure} (${command}):\n${stdout}${stderr}`);
}
