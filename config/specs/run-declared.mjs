// @ts-check
import { getState, resetState, run } from 'jest-circus';
import { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } from 'jest-circus';
import { expect } from 'expect';

/** @typedef {import('@jest/types').Circus.TestEntry} Entry */
/** @typedef {import('@jest/types').Circus.DescribeBlock} Block */
/** @typedef {import('@jest/types').Circus.TestResult} Result */

const TEST_TIMEOUT_MS = 30_000;
Object.assign(globalThis, { afterAll, afterEach, beforeAll, beforeEach, describe, it, test, expect });

/**
 * Lets `declare` load a spec file, and returns the tests that it declared; they run with `runDeclared`.
 * @param {() => Promise<unknown>} declare
 * @returns {Promise<Entry[]>}
 */
export async function declaredBy(declare) {
  resetState();
  await declare();
  const state = getState();
  state.testTimeout = TEST_TIMEOUT_MS;
  return entriesIn(state.rootDescribeBlock);
}

/**
 * What is thrown outside of every promise that somebody waits for fails the file too.
 * @returns {Promise<{ results: readonly Result[], stray: readonly unknown[] }>}
 */
export async function runDeclared() {
  /** @type {unknown[]} */
  const stray = [];
  const keep = (/** @type {unknown} */ error) => void stray.push(error);
  const kinds = /** @type {const} */ (['uncaughtException', 'unhandledRejection']);
  for (const kind of kinds) process.on(kind, keep);
  try {
    const { testResults, unhandledErrors } = await run();
    return { results: testResults, stray: [...unhandledErrors, ...stray] };
  } finally {
    for (const kind of kinds) process.off(kind, keep);
  }
}

/** @param {Block} block @returns {Entry[]} */
export function entriesIn(block) {
  return block.children.flatMap((child) => (child.type === 'test' ? [child] : entriesIn(child)));
}
