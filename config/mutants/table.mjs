// @ts-check
import path from 'node:path';

/** @typedef {import('@stryker-mutator/api/core').schema.MutationTestResult} Report */
/** @typedef {{ killed: number, timeout: number, survived: number, unreached: number }} Tally */

/** @type {Readonly<Partial<Record<import('@stryker-mutator/api/core').MutantStatus, keyof Tally>>>} */
const KINDS = { Killed: 'killed', Timeout: 'timeout', Survived: 'survived', NoCoverage: 'unreached' };

/** @param {Report} report @returns {Map<string, Tally>} by folder */
export function tallied(report) {
  /** @type {Map<string, Tally>} */
  const folders = new Map();
  for (const [file, { mutants }] of Object.entries(report.files)) {
    const folder = path.dirname(file).replace(/\/src(\/|$)/, '$1');
    const tally = folders.get(folder) ?? { killed: 0, timeout: 0, survived: 0, unreached: 0 };
    for (const { status } of mutants) {
      const kind = KINDS[status];
      if (kind) tally[kind] += 1;
    }
    folders.set(folder, tally);
  }
  return folders;
}

/** A mutant that makes the programme run for ever is noticed; one that no test reaches is not. @param {Tally} tally @returns {number} percent */
export function scoreOf({ killed, timeout, survived, unreached }) {
  const all = killed + timeout + survived + unreached;
  return all === 0 ? 0 : (100 * (killed + timeout)) / all;
}

/** @param {Iterable<Tally>} tallies @returns {Tally} */
export function summed(tallies) {
  const sum = { killed: 0, timeout: 0, survived: 0, unreached: 0 };
  for (const tally of tallies) for (const kind of Object.values(KINDS)) sum[kind] += tally[kind];
  return sum;
}

/** @param {ReadonlyMap<string, Tally>} folders @returns {string} */
export function table(folders) {
  const rows = [...folders].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const lines = [...rows, /** @type {const} */ (['all', summed(folders.values())])].map(([name, tally]) => {
    const figures = [tally.killed, tally.survived, tally.unreached, tally.timeout].map((each) => String(each));
    return [name, ...figures, `${scoreOf(tally).toFixed(1)} %`];
  });
  const all = [['folder', 'killed', 'survived', 'no coverage', 'timeout', 'score'], ...lines];
  const widths = all.reduce((so, line) => line.map((cell, i) => Math.max(so[i] ?? 0, cell.length)), [0]);
  return all
    .map((line) => line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))))
    .map((line) => line.join('  '))
    .join('\n');
}
