// @ts-check
import { getState } from 'jest-circus';
import { formatResultsErrors } from 'jest-message-util';
import { expect } from 'expect';
import { mock } from 'node:test';
import { declaredBy, runDeclared } from './run-declared.mjs';
import { loadSourcesOf, withOthers } from './sources.mjs';

/** @typedef {import('@jest/types').Config.GlobalConfig} GlobalConfig */
/** @typedef {import('@jest/types').Config.ProjectConfig} ProjectConfig */
/** @typedef {import('@jest/test-result').AssertionResult} AssertionResult */

/**
 * jest's `testRunner`: runs a spec file in the process itself, where packages and sources are loaded once for all spec
 * files that the process runs, as in production. In a context of its own for each file, which is jest's way, loading
 * takes longer than the tests. The environment and what Node's `mock` has replaced are put back after a file; nothing
 * else is.
 * @param {GlobalConfig} globalConfig
 * @param {ProjectConfig} config
 * @param {unknown} _environment
 * @param {unknown} _runtime
 * @param {string} file
 */
export default async function runSpecs(globalConfig, config, _environment, _runtime, file) {
  process.setSourceMapsEnabled(true);
  Error.prepareStackTrace = undefined;
  loadSourcesOf(config.rootDir);
  const env = { ...process.env };
  const entries = await declaredBy(() => withOthers(file));
  expect.setState({ testPath: file, expand: globalConfig.expand });
  const { testNamePattern } = globalConfig;
  if (testNamePattern) getState().testNamePattern = new RegExp(testNamePattern, 'i');
  try {
    const { results, stray } = await runDeclared();
    if (results.length !== entries.length) throw new Error(`${file}: ${entries.length} tests, ${results.length} ran`);
    return reported(results.map(assertionOf), { globalConfig, config, file, stray });
  } finally {
    mock.restoreAll();
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
    Object.assign(process.env, env);
  }
}

/** @param {import('@jest/types').Circus.TestResult} result @returns {AssertionResult} */
function assertionOf({ testPath, status, errors, duration, numPassingAsserts, invocations }) {
  const [, ...names] = testPath;
  const title = names.at(-1) ?? '';
  return {
    title,
    ancestorTitles: names.slice(0, -1),
    fullName: names.join(' '),
    status: status === 'skip' ? 'pending' : status === 'todo' ? 'todo' : errors.length > 0 ? 'failed' : 'passed',
    failureMessages: errors.map(asJestReads),
    failureDetails: [],
    duration: duration ?? null,
    invocations,
    location: null,
    numPassingAsserts,
  };
}

/** jest knows its way in paths, not in addresses, and leaves out what has no name. @param {string} error */
function asJestReads(error) {
  return error.replaceAll('file://', '').replaceAll('at <anonymous> (', 'at Object.<anonymous> (');
}

/**
 * @param {AssertionResult[]} testResults
 * @param {{ globalConfig: GlobalConfig, config: ProjectConfig, file: string, stray: readonly unknown[] }} of
 */
function reported(testResults, { globalConfig, config, file, stray }) {
  const count = (/** @type {string} */ status) => testResults.filter((one) => one.status === status).length;
  const failure = formatResultsErrors(testResults, config, globalConfig, file);
  const thrown = stray[0] === undefined ? null : errorOf(stray[0]);
  return {
    testResults,
    numFailingTests: count('failed'),
    numPassingTests: count('passed'),
    numPendingTests: count('pending'),
    numTodoTests: count('todo'),
    failureMessage:
      thrown === null ? (failure ?? null) : `${failure ?? ''}\n  Thrown outside of every test:\n${thrown.stack}\n`,
    testExecError: thrown,
    testFilePath: file,
    displayName: config.displayName,
    leaks: false,
    openHandles: [],
    perfStats: {
      start: 0,
      end: 0,
      runtime: 0,
      slow: false,
      loadTestEnvironmentStart: 0,
      loadTestEnvironmentEnd: 0,
      setupFilesStart: 0,
      setupFilesEnd: 0,
    },
    skipped: false,
    snapshot: { added: 0, fileDeleted: false, matched: 0, unchecked: 0, uncheckedKeys: [], unmatched: 0, updated: 0 },
  };
}

/** @param {unknown} thrown @returns {{ message: string, stack: string }} */
function errorOf(thrown) {
  const { message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown));
  return { message, stack: stack ?? message };
}
