// @ts-check
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { GROUNDS, specFilesOf } from '../mutants/grounds.mjs';
import { scoreOf, summed, table, tallied } from '../mutants/table.mjs';
import { runHere } from './command.mjs';
import { enter } from './entry.mjs';
import { startEphemeralPostgres } from './ephemeral-postgres.mjs';
import { withNodeFirst } from './node24.mjs';
import { ROOT } from './root.mjs';
import { SetupStopped } from './say.mjs';

/** @typedef {import('../mutants/grounds.mjs').Ground} Ground */

/**
 * @typedef {object} Wanted what is planted, and how
 * @property {readonly string[]} mutate files; none: all of the ground
 * @property {readonly string[]} specs folders or files that look; none: all of the ground
 * @property {number} concurrency
 * @property {boolean} isListed
 */

/** So many of a hundred small faults in the core must be noticed by a test. */
const GOAL = 90;
/** A slow machine must not pass for a test that noticed; only a mutant that never ends costs it. */
const PATIENCE_MS = 60_000;

/**
 * Plants one small fault after the other in the core (StrykerJS) and runs the specs that reach it. Prints how many were
 * noticed, by folder, and with `--list` each that was not as soon as it is known; ends with 1 where fewer than 90 % were.
 */
await enter(
  async (signal) => {
    const { grounds, ...wanted } = asked();
    const scores = [];
    for (const ground of grounds) {
      const report = await plantAll(ground, { ...wanted, signal });
      const folders = tallied(report);
      process.stdout.write(`\n${table(folders)}\n`);
      scores.push(scoreOf(summed(folders.values())));
    }
    return scores.every((score) => score >= GOAL) ? 0 : 1;
  },
  { purpose: 'to develop' },
);

/**
 * @param {Ground} ground
 * @param {Wanted & { signal: AbortSignal }} run
 * @returns {Promise<import('../mutants/table.mjs').Report>}
 */
async function plantAll(ground, { signal, ...wanted }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'minha-mutants-'));
  const postgres = ground.needsDatabase ? await startEphemeralPostgres() : null;
  try {
    const [config, report] = [path.join(folder, 'stryker.config.json'), path.join(folder, 'report.json')];
    writeFileSync(config, JSON.stringify(optionsOf(ground, { ...wanted, report })));
    const stryker = path.join(ROOT, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
    const env = {
      ...withNodeFirst(process.execPath),
      NODE_ENV: 'test',
      ...(postgres && {
        MINHA_TEST_ADMIN_URL: postgres.adminUrl,
        MINHA_TEST_PASSWORD: postgres.password,
        MINHA_TEST_SPARE_DATABASES: 'yes',
      }),
    };
    const code = await runHere(process.execPath, [stryker, 'run', config], { cwd: ROOT, env, signal });
    if (code !== 0) throw new SetupStopped(`The mutants of ${ground.name} could not be run: see above.`);
    return JSON.parse(readFileSync(report, 'utf8'));
  } finally {
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {Ground} ground
 * @param {Wanted & { report: string }} run
 * @returns {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
function optionsOf(ground, { mutate, specs, concurrency, isListed, report }) {
  return {
    plugins: ['runner.mjs', 'unnoticed.mjs'].map((file) => path.join(ROOT, 'config', 'mutants', file)),
    testRunner: 'specs-in-one-process',
    // Every turn keeps its modules in memory.
    maxTestRunnerReuse: 250,
    coverageAnalysis: 'perTest',
    concurrency,
    timeoutMS: PATIENCE_MS,
    dryRunTimeoutMinutes: 60,
    mutate: mutate.length > 0 ? [...mutate] : [...ground.mutate],
    // The sandbox needs what the specs read, and no more.
    ignorePatterns: ['/dist', '/.minha', '/apps', '/coverage'],
    tempDirName: `.minha/mutants-${process.pid}`,
    reporters: ['progress-append-only', 'json', ...(isListed ? ['unnoticed'] : [])],
    jsonReporter: { fileName: report },
    // `minha` is read by our runner.
    warnings: { preprocessorErrors: true, unserializableOptions: true, slow: true, unknownOptions: false },
    minha: { specs: specFilesOf(ROOT, specs.length > 0 ? { ...ground, specs } : ground) },
  };
}

/** @returns {Wanted & { grounds: readonly Ground[] }} */
function asked() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      mutate: { type: 'string', multiple: true },
      specs: { type: 'string', multiple: true },
      concurrency: { type: 'string', default: '1' },
      list: { type: 'boolean', default: false },
    },
  });
  const grounds = GROUNDS.filter(({ name }) => values.only === undefined || name === values.only);
  if (grounds.length === 0)
    throw new SetupStopped(`--only takes ${GROUNDS.map(({ name }) => name).join(' or ')}, not ${values.only}.`);
  if ((values.mutate ?? values.specs) && grounds.length > 1)
    throw new SetupStopped('--mutate and --specs take files of one library: say which with --only.');
  const concurrency = Number(values.concurrency);
  if (!Number.isInteger(concurrency) || concurrency < 1)
    throw new SetupStopped('--concurrency takes a whole number, such as 2.');
  const { mutate = [], specs = [], list: isListed } = values;
  return { grounds, mutate, specs, concurrency, isListed };
}
