// @ts-check
import path from 'node:path';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { PluginKind, commonTokens, declareClassPlugin, tokens } from '@stryker-mutator/api/plugin';
import { DryRunStatus, MutantRunStatus, TestStatus, determineHitLimitReached } from '@stryker-mutator/api/test-runner';
import { loadSourcesOf } from '../specs/sources.mjs';
import { runSpecFile } from './spec-file.mjs';

/** @typedef {import('@stryker-mutator/api/core').InstrumenterContext} Context */

/**
 * Runs the specs of jest in one process that stays up: packages are loaded once, the project's own sources anew for each
 * mutant and spec file, so that no mutant leaves anything behind and none is hidden by what was worked out before it.
 * Stryker's own runner starts jest anew for each mutant, which takes seconds.
 */
class SpecsInOneProcess {
  static inject = tokens(commonTokens.options);
  #root = process.cwd();
  /** @type {readonly string[]} */
  #specs;
  /** @type {Context} */
  #context;

  /** @param {import('@stryker-mutator/api/core').StrykerOptions} options */
  constructor(options) {
    this.#specs = /** @type {{ specs: string[] }} */ (options['minha']).specs;
    const place = /** @type {Record<string, Context>} */ (/** @type {unknown} */ (globalThis));
    this.#context = place[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {};
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    loadSourcesOf(this.#root);
  }

  /** @returns {Promise<import('@stryker-mutator/api/test-runner').DryRunResult>} */
  async dryRun() {
    /** @type {Map<string, readonly string[]>} */
    const sharedBy = new Map();
    const coverage = (this.#context.mutantCoverage ??= { static: {}, perTest: {} });
    const during = (/** @type {readonly string[]} */ ids) => {
      const key = ids.length === 1 ? ids[0] : `${ids.length} tests ${ids[0]}`;
      if (key !== undefined) sharedBy.set(key, ids);
      if (key === undefined) delete this.#context.currentTestId;
      else this.#context.currentTestId = key;
    };
    const ran = [];
    for (const spec of this.#specs) {
      const results = await runSpecFile(this.#root, spec, { during, isWanted: () => true });
      sharedBy.set(
        spec,
        results.map(({ id }) => id),
      );
      ran.push(...results);
    }
    delete this.#context.currentTestId;
    return {
      status: DryRunStatus.Complete,
      tests: ran.map(resultOf),
      mutantCoverage: { static: coverage.static, perTest: spread(coverage.perTest, sharedBy) },
    };
  }

  /**
   * @param {import('@stryker-mutator/api/test-runner').MutantRunOptions} options
   * @returns {Promise<import('@stryker-mutator/api/test-runner').MutantRunResult>}
   */
  async mutantRun({ activeMutant, testFilter, hitLimit, sandboxFileName }) {
    const wanted = testFilter && new Set(testFilter);
    const reaching = this.#specs.filter((spec) => !wanted || testFilter.some((id) => id.startsWith(`${spec}: `)));
    const specs = inOrder(reaching, path.relative(this.#root, sandboxFileName));
    Object.assign(this.#context, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit ? 0 : undefined });
    try {
      let nrOfTests = 0;
      for (const spec of specs) {
        const ran = await runSpecFile(this.#root, spec, {
          during: () => {},
          isWanted: (id) => !wanted || wanted.has(id),
        });
        nrOfTests += ran.length;
        const timeout = determineHitLimitReached(this.#context.hitCount, this.#context.hitLimit);
        if (timeout) return { status: MutantRunStatus.Timeout };
        const failed = ran.find(({ failure }) => failure !== null);
        if (failed)
          return {
            status: MutantRunStatus.Killed,
            killedBy: [failed.id],
            failureMessage: failed.failure ?? '',
            nrOfTests,
          };
      }
      return { status: MutantRunStatus.Survived, nrOfTests };
    } finally {
      Object.assign(this.#context, { activeMutant: undefined, hitLimit: undefined, hitCount: undefined });
    }
  }
}

/**
 * Those without a database first, which cost next to nothing; then those beside the file, which most likely notice.
 * @param {readonly string[]} specs
 * @param {string} file
 */
function inOrder(specs, file) {
  const cost = (/** @type {string} */ spec) => (spec.endsWith('.int.spec.ts') ? 1 : 0);
  const distance = (/** @type {string} */ spec) =>
    path.relative(path.dirname(file), path.dirname(spec)).split(path.sep).filter(Boolean).length;
  return specs.toSorted((one, other) => cost(one) - cost(other) || distance(one) - distance(other));
}

/** @param {import('./spec-file.mjs').Ran} ran @returns {import('@stryker-mutator/api/test-runner').TestResult} */
function resultOf({ id, file, ms, failure }) {
  const common = { id, name: id, timeSpentMs: ms, fileName: file };
  return failure === null
    ? { ...common, status: TestStatus.Success }
    : { ...common, status: TestStatus.Failed, failureMessage: failure };
}

/**
 * What ran for several tests at once (a module being loaded, a hook before all of them) counts for each of them.
 * @param {import('@stryker-mutator/api/core').CoveragePerTestId} counted
 * @param {ReadonlyMap<string, readonly string[]>} sharedBy
 */
function spread(counted, sharedBy) {
  /** @type {import('@stryker-mutator/api/core').CoveragePerTestId} */
  const perTest = {};
  for (const [key, hits] of Object.entries(counted)) {
    for (const id of sharedBy.get(key) ?? [key]) {
      const own = (perTest[id] ??= {});
      for (const [mutant, times] of Object.entries(hits)) own[mutant] = (own[mutant] ?? 0) + times;
    }
  }
  return perTest;
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'specs-in-one-process', SpecsInOneProcess)];
