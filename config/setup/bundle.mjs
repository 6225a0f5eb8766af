// @ts-check
import path from 'node:path';

/** What is run, by the name of its file in dist/run. */
export const RUN = /** @type {const} */ ({
  server: 'apps/server/src/main.js',
  worker: 'apps/worker/src/main.js',
  cli: 'apps/cli/src/main.js',
});

/** They look for files or binaries beside themselves. */
const IN_PLACE = ['@bull-board/*', '@node-rs/argon2', 'pino', 'swagger-ui-dist'];

/** CommonJS packages ask for these, which an ES module has not. */
const COMMON_JS = [
  `import { createRequire as requireFrom } from 'node:module';`,
  `const require = requireFrom(import.meta.url), { filename: __filename, dirname: __dirname } = import.meta;`,
].join('\n');

/**
 * Puts the built programmes and their packages together into a few files in dist/run. Thousands of modules opened one by
 * one take twice as long to start and 50 MB more. Lines stay short enough that a stack trace leads to a place.
 * @param {string} root
 */
export async function bundle(root) {
  const { build } = await import('esbuild');
  const dist = path.join(root, 'dist');
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(Object.entries(RUN).map(([name, file]) => [name, path.join(dist, file)])),
    outdir: path.join(dist, 'run'),
    bundle: true,
    splitting: true,
    chunkNames: 'part-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node24',
    conditions: ['node'],
    external: IN_PLACE,
    plugins: [absentStaysAbsent],
    banner: { js: COMMON_JS },
    keepNames: true,
    minifyWhitespace: true,
    lineLimit: 160,
    logLevel: 'error',
  });
}

/** What a package would use if it were installed is asked for when it is needed, as without a bundle. */
const absentStaysAbsent = {
  name: 'absent stays absent',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /^[@a-z]/ }, async ({ path: name, pluginData, ...asked }) => {
      if (pluginData === 'asked') return undefined;
      const found = await build.resolve(name, { ...asked, pluginData: 'asked' });
      return found.errors.length > 0 ? { path: name, external: true } : undefined;
    });
  },
};
