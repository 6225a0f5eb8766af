import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const STYLES = join('apps', 'server', 'src', 'ui', 'styles');

/**
 * The folder that has `apps/server/src/ui/styles`: the checkout, seen from the sources as well as from dist, where
 * the compiler leaves everything behind that is not TypeScript.
 */
export function rootOfAssets(from: string = dirname(fileURLToPath(import.meta.url))): string {
  if (existsSync(join(from, STYLES))) return from;
  const above = dirname(from);
  if (above === from) throw new Error(`There is no folder ${STYLES} above this program: it was copied incompletely.`);
  return rootOfAssets(above);
}
