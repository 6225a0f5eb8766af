// @ts-check
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformFileSync } from '@swc/core';

const TURN = 'turn';

let isLoading = false;

/**
 * Lets Node load the TypeScript sources under `root` as they are, and as often as asked: what `inTurn` loads brings
 * every module of the sources with it anew, with no memory of the turn before; packages are loaded once. Asked a second
 * time, it changes nothing.
 * @param {string} root
 */
export function loadSourcesOf(root) {
  if (isLoading) return;
  isLoading = true;
  const base = pathToFileURL(`${root}/`).href;
  const packages = `${base}node_modules/`;
  /** @type {Map<string, string>} */
  const translated = new Map();
  registerHooks({
    resolve: (specifier, context, next) => {
      const conditions = ['source', ...context.conditions];
      const found = next(sourceOf(specifier, context.parentURL), { ...context, conditions });
      const turn = turnOf(context.parentURL);
      const isSource = found.url.startsWith(base) && !found.url.startsWith(packages);
      if (turn === null || !isSource || turnOf(found.url) !== null) return found;
      return { ...found, url: `${found.url}?${TURN}=${turn}` };
    },
    load: (url, context, next) => {
      if (!url.startsWith(base) || !/\.tsx?(\?|$)/.test(url)) return next(url, context);
      const file = fileURLToPath(url.replace(/\?.*$/, ''));
      const source = translated.get(file) ?? translate(root, file);
      translated.set(file, source);
      return { format: 'module', source, shortCircuit: true };
    },
  });
}

/** @param {string} file @returns {Promise<unknown>} with the sources that others have loaded before */
export function withOthers(file) {
  return import(pathToFileURL(file).href);
}

/** @param {string} file @param {number} turn @returns {Promise<unknown>} */
export function inTurn(file, turn) {
  return import(`${pathToFileURL(file).href}?${TURN}=${turn}`);
}

/** The sources name each other as they are called once built. @param {string} specifier @param {string | undefined} parent */
function sourceOf(specifier, parent) {
  if (!/^\.{1,2}\/.*\.js$/.test(specifier) || !parent?.startsWith('file:')) return specifier;
  const built = fileURLToPath(new URL(specifier, parent));
  const source = [built.replace(/\.js$/, '.ts'), built.replace(/\.js$/, '.tsx')].find((file) => existsSync(file));
  return source === undefined ? specifier : pathToFileURL(source).href;
}

/** @param {string | undefined} url @returns {string | null} */
function turnOf(url) {
  return url?.startsWith('file:') ? new URL(url).searchParams.get(TURN) : null;
}

/** @param {string} root @param {string} file */
function translate(root, file) {
  return transformFileSync(file, { cwd: root, root, sourceMaps: 'inline' }).code;
}
