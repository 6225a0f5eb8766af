// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundle } from './bundle.mjs';
import { SetupStopped, reasonOf, say } from './say.mjs';

const SOURCES = [
  'apps',
  'libs',
  'config',
  'test/bench',
  'test/faults',
  'test/survey',
  'test/architecture/authorisation',
  'test/support',
];
/** What decides about the output besides the sources themselves. */
const RECIPE = [
  '.swcrc',
  'package-lock.json',
  'config/setup/compile.mjs',
  'config/setup/bundle.mjs',
  'config/receipts/verify-receipt.mjs',
];
const STAMP = '.sources';

/**
 * Translates the sources into dist/, file by file in the same folders, and puts what is run together in dist/run; does
 * nothing when dist/ is of these sources.
 * @param {string} root
 */
export async function compile(root) {
  const sources = SOURCES.flatMap((folder) => sourcesIn(root, folder));
  const stamp = path.join(root, 'dist', STAMP);
  const hash = hashOf(root, [...RECIPE, ...sources]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  say('Building ...');
  // Until it is complete again, dist/ is of no sources.
  rmSync(stamp, { force: true });
  const { transformFile } = await import('@swc/core');
  const written = await Promise.all(sources.map((source) => compileOne(root, source, transformFile)));
  removeAllBut(path.join(root, 'dist'), new Set(written.flat()));
  await bundle(root);
  writeFileSync(stamp, hash);
}

/**
 * @param {string} root
 * @param {string} folder relative to the root
 * @returns {string[]} relative to the root, in a fixed order
 */
function sourcesIn(root, folder) {
  const absolute = path.join(root, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.spec\.tsx?$|\.d\.ts$|\bnode_modules\b/.test(name))
    .map((name) => path.join(folder, name))
    .toSorted();
}

/** @param {string} root @param {readonly string[]} files @returns {string} */
function hashOf(root, files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const absolute = path.join(root, file);
    hash
      .update(`${file}\0`)
      .update(existsSync(absolute) ? readFileSync(absolute) : '')
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} source
 * @param {typeof import('@swc/core').transformFile} transformFile
 * @returns {Promise<string[]>} the files it wrote
 */
async function compileOne(root, source, transformFile) {
  const target = path.join(root, 'dist', source.replace(/\.tsx?$/, '.js'));
  try {
    const { code, map } = await transformFile(path.join(root, source), { cwd: root, root, sourceMaps: true });
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, `${code}\n//# sourceMappingURL=${path.basename(target)}.map\n`);
    writeFileSync(`${target}.map`, map ?? '');
    return [target, `${target}.map`];
  } catch (error) {
    throw new SetupStopped(`${source} cannot be built: ${reasonOf(error).trim()}`);
  }
}

/** @param {string} folder @param {ReadonlySet<string>} wanted */
function removeAllBut(folder, wanted) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && !wanted.has(file)) rmSync(file);
  }
}
