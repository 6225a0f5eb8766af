// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { runHere } from './command.mjs';
import { SetupStopped } from './say.mjs';

const WANTED_MAJOR = 24;
/** Morocco went back to UTC+0 on 2026-09-20; older data closes every call an hour early. */
const WANTED_ZONES = '2026c';

/** @typedef {{ node: string, tz?: string | undefined }} Versions */

/** @param {Versions} versions @returns {boolean} whether the programme may run under this Node */
export function isGood({ node, tz }) {
  return Number.parseInt(node, 10) >= WANTED_MAJOR && tz !== undefined && tz >= WANTED_ZONES;
}

/** Refuses a Node that cannot even run the set-up. @param {Versions} versions */
export function requireNode20({ node }) {
  if (Number.parseInt(node, 10) >= 20) return;
  throw new SetupStopped(
    `This is Node ${node}, and Node 20 or newer is needed: install it from https://nodejs.org and run the command again.`,
  );
}

/**
 * The Node that the packages brought, when the running one will not do.
 * @param {string} root
 * @returns {string}
 */
export function goodNode(root) {
  if (isGood(process.versions)) return process.execPath;
  const brought = path.join(root, 'node_modules', '.bin', 'node');
  const versions = existsSync(brought) ? versionsOf(brought) : null;
  if (versions && isGood(versions)) return brought;
  throw new SetupStopped(
    `No Node ${WANTED_MAJOR} with the time zones of ${WANTED_ZONES} could be had for this machine (this is Node ${process.versions.node}): install Node ${WANTED_MAJOR} from https://nodejs.org and run the command again.`,
  );
}

/** @param {string} file @returns {Versions | null} */
function versionsOf(file) {
  const { stdout } = spawnSync(file, ['-p', 'JSON.stringify(process.versions)'], { encoding: 'utf8' });
  try {
    return JSON.parse(stdout);
  } catch {
    return null;
  }
}

/**
 * Runs the same command again under the other Node and returns its exit code.
 * @param {string} node
 * @param {AbortSignal} signal
 * @returns {Promise<number>}
 */
export function runAgainUnder(node, signal) {
  return runHere(node, process.argv.slice(1), {
    signal,
    env: { ...withNodeFirst(node), MINHA_STARTED_BY: String(process.pid) },
  });
}

/** The environment in which `node` means this one, for everything that starts another. @param {string} node */
export function withNodeFirst(node) {
  return { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env['PATH'] ?? ''}` };
}
