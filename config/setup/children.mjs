// @ts-check
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { faultIn, lastLines, rotate } from './logs.mjs';
import { ALLOCATION, SWITCHES } from './memory.mjs';
import { end, identityOf } from './processes.mjs';
import { withCompileCache } from './programme.mjs';
import { ROOT } from './root.mjs';

/**
 * @typedef {object} Running one process that must not be missing
 * @property {string} name
 * @property {number} pid
 * @property {Promise<string>} ended how: `code 1`, or the signal that ended it
 * @property {() => Promise<void>} stop
 */

const STOPPING = /** @type {const} */ ([
  { signal: 'SIGTERM', waitMs: 15_000 },
  { signal: 'SIGKILL', waitMs: 2_000 },
]);

/**
 * A process of the programme, with its log in a file of its own. In its own process group: Ctrl-C reaches the command
 * that started it, which ends its children in their order.
 * @param {{ name: string, args: readonly string[], env: NodeJS.ProcessEnv, log: string }} options
 * @returns {Running}
 */
export function startProcess({ name, args, env, log }) {
  const output = openSync(log, 'a', 0o600);
  const own = ['--import', fileUrl('end-with-parent.mjs'), ...SWITCHES];
  const child = spawn(process.execPath, [...own, ...args], {
    cwd: ROOT,
    env: { ...ALLOCATION, ...withCompileCache(env) },
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);
  const ended = endOf(child);
  const pid = child.pid ?? 0;
  return { name, pid, ended, stop: async () => void (pid > 0 && (await end(pid, STOPPING))) };
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<string>} */
export function endOf(child) {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
    child.once('error', (error) => resolve(error.message));
  });
}

/** @param {string} file @returns {string} */
function fileUrl(file) {
  return new URL(file, import.meta.url).href;
}

/** @param {string} logs @param {string} name @returns {string} the log of a process, empty for this start */
export function newLog(logs, name) {
  const log = path.join(logs, `${name}.log`);
  rotate(log);
  return log;
}

/** @param {string} log @returns {string} one line, empty where the log does not say why */
export function faultOf(log) {
  return faultIn(lastLines(log)).replaceAll(/\s+/g, ' ').slice(0, 300);
}

/** @param {Running} running */
export function identified({ name, pid }) {
  return { name, pid, identity: identityOf(pid) };
}
