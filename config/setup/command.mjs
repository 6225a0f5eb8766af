// @ts-check
import { spawn } from 'node:child_process';
import { Interrupted, SetupStopped, codeOf } from './say.mjs';

/**
 * @typedef {object} Outcome
 * @property {number} code
 * @property {string} stdout
 * @property {string} stderr
 */

/**
 * @typedef {object} CommandOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {AbortSignal} [signal] an interruption ends the command with everything it started
 * @property {number} [uid]
 * @property {number} [gid]
 */

/**
 * Runs a command to its end and returns what it printed; its exit code is the caller's to judge.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<Outcome>}
 */
export function outcomeOf(file, args, options = {}) {
  const { signal, ...rest } = options;
  if (signal?.aborted) return Promise.reject(new Interrupted());
  return new Promise((resolve, reject) => {
    // Its own process group, so that one signal reaches everything that it started.
    const child = spawn(file, args, { ...rest, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const [stdout, stderr] = [collected(child.stdout), collected(child.stderr)];
    const onAbort = () => child.pid && endGroup(child.pid);
    signal?.addEventListener('abort', onAbort, { once: true });
    child.once('error', (error) => reject(missingTool(file, error)));
    child.once('close', (code) => {
      signal?.removeEventListener('abort', onAbort);
      if (signal?.aborted) reject(new Interrupted());
      else resolve({ code: code ?? 1, stdout: stdout(), stderr: stderr() });
    });
  });
}

/** @param {import('node:stream').Readable} stream @returns {() => string} */
function collected(stream) {
  /** @type {Buffer[]} */
  const chunks = [];
  stream.on('data', (chunk) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}

/** @param {number} pid */
function endGroup(pid) {
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // It has ended by itself in the meantime.
  }
}

/** @param {string} file @param {Error} error @returns {Error} */
function missingTool(file, error) {
  if (codeOf(error) !== 'ENOENT') return error;
  return new SetupStopped(`The program "${file}" is missing on this machine: install it and run the command again.`);
}

/**
 * Runs a command with this terminal, and returns its exit code. Ctrl-C reaches it by itself; SIGTERM is passed on.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, signal: AbortSignal }} options
 * @returns {Promise<number>}
 */
export function runHere(file, args, { signal, ...options }) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...options, stdio: 'inherit' });
    const passOn = () => child.kill('SIGTERM');
    signal.addEventListener('abort', passOn, { once: true });
    child.once('error', (error) => reject(missingTool(file, error)));
    child.once('exit', (code) => {
      signal.removeEventListener('abort', passOn);
      resolve(code ?? 1);
    });
    if (signal.aborted) passOn();
  });
}
