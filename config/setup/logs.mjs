// @ts-check
import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync } from 'node:fs';

const KEPT = 5;
const TAIL_BYTES = 64 * 1024;

/** A new log for a new start: the one before becomes `.1`, and so on; the oldest goes. @param {string} file */
export function rotate(file) {
  for (let age = KEPT - 1; age >= 0; age -= 1) {
    const older = age === 0 ? file : `${file}.${age}`;
    if (existsSync(older)) renameSync(older, `${file}.${age + 1}`);
  }
}

/** @param {string} file @returns {string[]} the last lines, without the empty ones */
export function lastLines(file) {
  if (!existsSync(file)) return [];
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
    readSync(descriptor, tail, 0, tail.length, size - tail.length);
    return tail
      .toString('utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Why a process ended, from the end of what it printed: the message of its last log record at `error` or worse (pino's
 * JSON), else the last line that looks like an error; empty where there is neither.
 * @param {readonly string[]} lines
 * @returns {string}
 */
export function faultIn(lines) {
  const recorded = lines.map(messageOfRecord).findLast((message) => message !== null);
  const printed = lines.findLast((line) =>
    /^\s*(?:Uncaught\s+)?\w*(?:[Ee]rror|Invalid|Exception)\b.*:|\b(?:FATAL|PANIC):/.test(line),
  );
  return (recorded ?? printed ?? '').trim();
}

/** @param {string} line @returns {string | null} */
function messageOfRecord(line) {
  try {
    const record = JSON.parse(line);
    return record.level >= 50 || record.level === 'error' || record.level === 'fatal'
      ? (record.err?.message ?? record.msg ?? null)
      : null;
  } catch {
    return null;
  }
}
