// @ts-check
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pause } from './interruption.mjs';
import { identityOf } from './processes.mjs';
import { codeOf } from './say.mjs';

/**
 * @typedef {object} Owner who holds a lock, and what others may want to know of it
 * @property {number} pid
 * @property {string | null} identity see identityOf
 * @property {string} command as the person typed it
 * @property {boolean} [stopping] it will let go by itself
 * @property {string} [address] where its portal answers
 * @property {Record<string, string>} [settings] the environment that it gave its children
 * @property {ReadonlyArray<{ pid: number, identity: string | null, name: string }>} [children]
 */

/**
 * @typedef {object} Lock
 * @property {Owner | null} stale the owner before, when it died without letting go
 * @property {(news: Partial<Owner>) => void} tell
 * @property {() => void} release
 */

const POLL_MS = 100;

/** @param {string} file @returns {Owner | null} */
export function readOwner(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** @param {Owner | null} owner @returns {owner is Owner} */
export function isAlive(owner) {
  return owner !== null && owner.identity !== null && identityOf(owner.pid) === owner.identity;
}

/**
 * Takes the lock as soon as nobody alive holds it. Its file tells who holds it, readable for its owner only. A lock whose
 * owner was killed is taken over, and what that owner left is returned as `stale`.
 * @param {string} file
 * @param {string} command
 * @param {{ patienceMs: number, whenHeld: (owner: Owner) => Error, signal?: AbortSignal }} options patience with an owner
 *   that works; one that is stopping is waited for four times as long
 * @returns {Promise<Lock>}
 */
export async function takeLock(file, command, { patienceMs, whenHeld, signal }) {
  mkdirSync(path.dirname(file), { recursive: true });
  const since = Date.now();
  /** @type {Owner | null} */
  let stale = null;
  for (;;) {
    const mine = { pid: process.pid, identity: identityOf(process.pid), command };
    if (claim(file, mine)) return heldLock(file, mine, stale);
    const owner = readOwner(file);
    if (isAlive(owner)) {
      const patience = owner.stopping ? patienceMs * 4 : patienceMs;
      if (Date.now() - since >= patience) throw whenHeld(owner);
      await pause(POLL_MS, signal);
    } else if (removeStale(file, owner)) {
      stale = owner;
    }
  }
}

/** The file appears whole or not at all: it is written aside and linked. @param {string} file @param {Owner} owner */
function claim(file, owner) {
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, JSON.stringify(owner), { mode: 0o600 });
  try {
    linkSync(aside, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * Two that find the same dead owner may both come here; the one that moved away a living owner's file puts it back.
 * @param {string} file @param {Owner | null} found @returns {boolean}
 */
function removeStale(file, found) {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
    const moved = readOwner(aside);
    if (isAlive(moved)) linkSync(aside, file);
    return JSON.stringify(moved) === JSON.stringify(found);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** @param {string} file @param {Owner} mine @param {Owner | null} stale @returns {Lock} */
function heldLock(file, mine, stale) {
  let owner = mine;
  return {
    stale,
    tell(news) {
      owner = { ...owner, ...news };
      const aside = `${file}.${process.pid}`;
      writeFileSync(aside, JSON.stringify(owner), { mode: 0o600 });
      renameSync(aside, file);
    },
    release() {
      if (readOwner(file)?.pid === process.pid) rmSync(file, { force: true });
    },
  };
}
