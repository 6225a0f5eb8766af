// @ts-check

/** @typedef {import('./measure.mjs').Measured} Measured */

const HEADINGS = ['product', 'N', 'items/s', 'first', 'p50 late', 'p99 late', 'exactly once'];

/** The table, as Markdown. @param {readonly Measured[]} rows @returns {string} */
export function tableOf(rows) {
  const cells = [HEADINGS, ...rows.map(cellsOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const line = (/** @type {readonly string[]} */ row) =>
    `| ${row.map((cell, column) => (isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (isNumber(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  const [headings = [], ...rest] = cells;
  return [line(headings), rule, ...rest.map(line)].join('\n');
}

/** @param {number} column */
function isNumber(column) {
  return column > 0 && column < HEADINGS.length - 1;
}

/** @param {Measured} row @returns {string[]} */
function cellsOf({ label, n, perSecond, firstMs, p50Ms, p99Ms, exactlyOnce }) {
  return [label, grouped(n), grouped(perSecond), seconds(firstMs), seconds(p50Ms), seconds(p99Ms), exactlyOnce];
}

/** @param {number} value */
function grouped(value) {
  return value.toLocaleString('en');
}

/** @param {number | undefined} ms */
function seconds(ms) {
  return ms === undefined ? '–' : `${(ms / 1000).toFixed(2)} s`;
}
