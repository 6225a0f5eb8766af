// @ts-check
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runHere } from './command.mjs';
import { compile } from './compile.mjs';
import { RUN_NEEDS, requireSpace } from './disk.mjs';
import { enter } from './entry.mjs';
import { reliabilityReport, rowsIn, summed, table } from './faults-report.mjs';
import { withNodeFirst } from './node24.mjs';
import { built } from './programme.mjs';
import { ROOT } from './root.mjs';
import { SetupStopped, say } from './say.mjs';

/** @typedef {'postgres' | 'redis'} Backend */

const REPORT = path.join(ROOT, 'docs', 'reliability.md');
/** The promise; on a machine that does nothing else meanwhile. */
const RECOVERY_MS = 10_000;

/**
 * Injects every fault, on both queues, as often as asked, and writes what was found into docs/reliability.md. Ends with
 * 1 when anything was lost, done twice or done early, or when a test failed.
 */
await enter(
  async (signal) => {
    const { turns, backends, only, isWhole, seed } = asked();
    await requireSpace(ROOT, RUN_NEEDS, 'run the faults');
    await compile(ROOT);
    if (seed !== null) return liveAgain(seed, signal);
    const began = new Date();
    const folder = mkdtempSync(path.join(tmpdir(), 'minha-faults-'));
    const file = path.join(folder, 'rows.jsonl');
    writeFileSync(file, '');
    try {
      const failed = [];
      for (const backend of backends) {
        if ((await injectAll({ backend, turns, only, file, signal })) !== 0) failed.push(backend);
      }
      const rows = summed(rowsIn(readFileSync(file, 'utf8')));
      say(`\n${table(rows)}`);
      if (isWhole) writeFileSync(REPORT, reliabilityReport({ rows, began, turns, failed }));
      if (isWhole) say(`\nWritten: ${path.relative(ROOT, REPORT)}`);
      const isWell = rows.length > 0 && rows.every(({ lost, doubled, early }) => lost + doubled + early === 0);
      return isWell && failed.length === 0 ? 0 : 1;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  { purpose: 'to develop' },
);

/**
 * One run of test/faults: one file after the other, because recovery is measured.
 * @param {{ backend: Backend, turns: number, only: readonly string[], file: string, signal: AbortSignal }} run
 * @returns {Promise<number>}
 */
function injectAll({ backend, turns, only, file, signal }) {
  say(`\nFaults, queue on ${backend}, each ${turns} times ...`);
  const jest = path.join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
  const env = {
    ...withNodeFirst(process.execPath),
    QUEUE_BACKEND: backend,
    FAULT_ROWS: file,
    FAULT_TURNS: String(turns),
    FAULT_RECOVERY_MS: String(RECOVERY_MS),
  };
  // Simulation, crash points and concurrency have no queue: once is enough for them.
  const every = backend === 'postgres' ? 'test/faults/' : String.raw`test/faults/[^/]+\.spec`;
  const files = only.length === 0 ? [every] : only.map((name) => `test/faults/.*${name}`);
  return runHere(process.execPath, [jest, '--maxWorkers=1', ...files], { cwd: ROOT, env, signal });
}

/**
 * One simulated year again, as its seed decides it: prints what it came to.
 * @param {number} seed
 * @param {AbortSignal} signal
 * @returns {Promise<number>}
 */
function liveAgain(seed, signal) {
  const args = ['--enable-source-maps', built('test/faults/simulation/worker.js'), String(seed)];
  return runHere(process.execPath, args, { cwd: ROOT, env: process.env, signal });
}

/**
 * What was typed; a part of the faults makes no report.
 * @returns {{ turns: number, backends: readonly Backend[], only: readonly string[], isWhole: boolean, seed: number | null }}
 */
function asked() {
  const { values } = parseArgs({
    options: {
      turns: { type: 'string', default: '5' },
      queue: { type: 'string', multiple: true },
      only: { type: 'string', multiple: true },
      seed: { type: 'string' },
    },
  });
  const turns = Number(values.turns);
  if (!Number.isInteger(turns) || turns < 1) throw new SetupStopped('--turns takes a whole number, such as 5.');
  const backends = /** @type {Backend[]} */ (values.queue ?? ['postgres', 'redis']);
  const unknown = backends.filter((backend) => backend !== 'postgres' && backend !== 'redis');
  if (unknown.length > 0)
    throw new SetupStopped(`There is no queue ${unknown.join(', ')}: --queue takes postgres or redis.`);
  const seed = values.seed === undefined ? null : Number(values.seed);
  if (seed !== null && !Number.isInteger(seed)) throw new SetupStopped('--seed takes a whole number, such as 1234.');
  const only = values.only ?? [];
  return { turns, backends, only, isWhole: only.length === 0 && backends.length === 2, seed };
}
