// @ts-check
import path from 'node:path';
import { outcomeOf } from './command.mjs';
import { faultIn } from './logs.mjs';
import { ROOT } from './root.mjs';
import { SetupStopped, reasonOf } from './say.mjs';

/** Where the build puts what is run. */
export const SERVER = built('run/server.js');
export const WORKER = built('run/worker.js');
export const CLI = built('run/cli.js');
export const BENCH = built('test/bench/main.js');
export const SURVEY = built('test/survey/main.js');

/** @param {string} file @returns {string} */
export function built(file) {
  return path.join(ROOT, 'dist', file);
}

/**
 * The environment of the programme's processes: V8 keeps beside the build what it compiled, for the next of them.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function withCompileCache(env) {
  return { NODE_COMPILE_CACHE: built('.compiled'), ...env };
}

/**
 * Runs one of the operator's commands and returns what it printed on stdout; refuses to go on where it fails.
 * @param {readonly string[]} args
 * @param {{ env: NodeJS.ProcessEnv, signal: AbortSignal }} options
 * @param {string} purpose completes "could not ..."
 * @returns {Promise<string>}
 */
export async function operate(args, { env, signal }, purpose) {
  const { code, stdout, stderr } = await outcomeOf(process.execPath, [CLI, ...args], {
    cwd: ROOT,
    env: withCompileCache(env),
    signal,
  });
  if (code === 0) return stdout;
  const lines = [...stdout.split('\n'), ...stderr.split('\n')].filter((line) => line.trim() !== '');
  const reason = (faultIn(lines) || lines.at(-1) || `code ${code}`).replaceAll(/\s+/g, ' ');
  throw new SetupStopped(`Minha could not ${purpose} (${reason}): npm run minha -- ${args.join(' ')} shows all of it.`);
}

/**
 * Checks the settings with the programme's own schema, so that every fault is listed before anything runs.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import('../env.schema.js').Settings>}
 */
export async function settingsFrom(env) {
  const schema = await import(built('config/env.schema.js'));
  try {
    schema.assertZoneData();
    return schema.readSettings(env);
  } catch (error) {
    throw error instanceof schema.SettingsInvalid ? new SetupStopped(reasonOf(error)) : error;
  }
}
