// @ts-check
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pause } from './interruption.mjs';
import { codeOf } from './say.mjs';

/**
 * Distinguishes a process from a later one that was given the same number. Null when no such process runs; one that has
 * ended and that nobody has collected yet (a zombie) does not run.
 * @param {number} pid
 * @returns {string | null}
 */
export function identityOf(pid) {
  if (!respondsToSignals(pid)) return null;
  return process.platform === 'linux' ? startTicks(pid) : startTime(pid);
}

/** @param {number} pid @returns {boolean} */
function respondsToSignals(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** @param {number} pid @returns {string | null} */
function startTicks(pid) {
  try {
    // The second field is the command in parentheses and may hold spaces: count from the last parenthesis (proc(5)).
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

/** @param {number} pid @returns {string | null} */
function startTime(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const line = (stdout ?? '').trim();
  return line === '' || line.startsWith('Z') ? null : line.replace(/^\S+\s+/, '');
}

/** @param {number} pid @returns {string} */
export function commandLineOf(pid) {
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/**
 * Sends a signal to a process; one that has already ended is not an error.
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
export function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

/**
 * Asks a process to end with one signal after the other, each with its time; resolves when it has ended.
 * @param {number} pid
 * @param {ReadonlyArray<{ signal: NodeJS.Signals, waitMs: number }>} steps
 * @returns {Promise<boolean>} whether it has ended
 */
export async function end(pid, steps) {
  const identity = identityOf(pid);
  for (const { signal, waitMs } of steps) {
    if (identity === null || identityOf(pid) !== identity) return true;
    send(pid, signal);
    if (await gone(pid, identity, waitMs)) return true;
  }
  return identity === null;
}

/** @param {number} pid @param {string} identity @param {number} waitMs @returns {Promise<boolean>} */
async function gone(pid, identity, waitMs) {
  const until = Date.now() + waitMs;
  while (Date.now() < until) {
    if (identityOf(pid) !== identity) return true;
    await pause(20);
  }
  return identityOf(pid) !== identity;
}
