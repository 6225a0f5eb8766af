// @ts-check
import { addEventHandler } from 'jest-circus';
import path from 'node:path';
import { declaredBy, entriesIn, runDeclared } from '../specs/run-declared.mjs';
import { inTurn } from '../specs/sources.mjs';

/** @typedef {import('@jest/types').Circus.TestEntry} Entry */

/**
 * @typedef {object} Ran what became of one test
 * @property {string} id
 * @property {string} file
 * @property {number} ms
 * @property {string | null} failure
 */

/**
 * @typedef {object} Watch
 * @property {(ids: readonly string[]) => void} during which tests the code that runs from now on is run for
 * @property {(id: string) => boolean} isWanted
 */

let turn = 0;
/** @type {(event: import('@jest/types').Circus.Event) => void} */
let onEvent = () => {};
addEventHandler((event) => onEvent(event));

/**
 * Runs one spec file with sources that are loaded anew, up to its first failure.
 * @param {string} root
 * @param {string} file relative to the root
 * @param {Watch} watch
 * @returns {Promise<Ran[]>}
 */
export async function runSpecFile(root, file, watch) {
  watch.during([file]);
  forgetEntities();
  let entries;
  try {
    entries = await declaredBy(() => inTurn(path.join(root, file), ++turn));
  } catch (error) {
    return [{ id: file, file, ms: 0, failure: `${file} cannot be loaded: ${textOf(error)}` }];
  }
  for (const entry of entries) if (!watch.isWanted(idOf(file, entry))) entry.mode = 'skip';
  onEvent = (event) => follow(event, { file, watch, entries });
  try {
    const { stray } = await runDeclared();
    return outcomes({ file, entries, stray });
  } finally {
    onEvent = () => {};
    watch.during([]);
  }
}

/** TypeORM keeps the entities of all turns in one list, and reads all of it for each connection. */
function forgetEntities() {
  Reflect.deleteProperty(globalThis, 'typeormMetadataArgsStorage');
}

/**
 * @param {import('@jest/types').Circus.Event} event
 * @param {{ file: string, watch: Watch, entries: readonly Entry[] }} of
 */
function follow(event, { file, watch, entries }) {
  if (event.name === 'hook_start' && event.hook.type.endsWith('All')) {
    watch.during(entriesIn(event.hook.parent).map((entry) => idOf(file, entry)));
  }
  if (event.name === 'test_start') watch.during([idOf(file, event.test)]);
  if (event.name === 'test_done' && event.test.errors.length > 0) for (const entry of entries) entry.mode = 'skip';
}

/** @param {{ file: string, entries: readonly Entry[], stray: readonly unknown[] }} of @returns {Ran[]} */
function outcomes({ file, entries, stray }) {
  const ran = entries
    .filter(({ status }) => status === 'done')
    .map((entry) => ({
      id: idOf(file, entry),
      file,
      ms: entry.duration ?? 0,
      failure: entry.errors.length === 0 ? null : textOf([entry.errors[0]].flat()[0]),
    }));
  return stray.length === 0 ? ran : [...ran, { id: file, file, ms: 0, failure: textOf(stray[0]) }];
}

/** @param {string} file @param {Entry} entry */
function idOf(file, entry) {
  const names = [entry.name];
  for (let block = entry.parent; block.parent; block = block.parent) names.unshift(block.name);
  return `${file}: ${names.join(' ')}`;
}

/** @param {unknown} error */
function textOf(error) {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
