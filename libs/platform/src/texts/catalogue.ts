import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import type { Lang } from './lang.js';

/** Every text of one language by its full key, `<area>.<path>`. */
export type Catalogue = ReadonlyMap<string, string>;

/** Reads `<dir>/<lang>/<area>.yaml` of every language; a file that is not a tree of texts is an error that names it. */
export function readCatalogues(dir: string): Readonly<Record<Lang, Catalogue>> {
  return { fr: readCatalogue(join(dir, 'fr')), ar: readCatalogue(join(dir, 'ar')), en: readCatalogue(join(dir, 'en')) };
}

function readCatalogue(dir: string): Catalogue {
  const files = readdirSync(dir).filter((file) => file.endsWith('.yaml'));
  return new Map(files.sort().flatMap((file) => readArea(join(dir, file), basename(file, '.yaml'))));
}

function readArea(file: string, area: string): readonly (readonly [string, string])[] {
  try {
    return textsUnder(area, parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new Error(`The texts in ${file} cannot be read: ${cause instanceof Error ? cause.message : ''}`, { cause });
  }
}

function textsUnder(key: string, value: unknown): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[key, value]];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${key} is not a text`);
  return Object.entries(value).flatMap(([name, below]) => textsUnder(`${key}.${name}`, below));
}
