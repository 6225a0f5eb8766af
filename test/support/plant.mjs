// @ts-check
import { registerHooks } from 'node:module';

/**
 * Plants a bug into one process: a piece of a built module is replaced while it is loaded. A piece that is not there any
 * more ends the process, so that no test believes in a bug that was never planted.
 * @param {{ module: string, correct: string, wrong: string }} bug
 */
export function plant({ module, correct, wrong }) {
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!url.endsWith(module)) return loaded;
      const { source: given } = loaded;
      const source =
        typeof given === 'string' ? given : Buffer.from(/** @type {Uint8Array} */ (given)).toString('utf8');
      if (!source.includes(correct)) throw new Error(`${module} does not say ${correct}: the bug cannot be planted.`);
      return { ...loaded, source: source.replace(correct, wrong) };
    },
  });
}
