import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import type { Lang } from './lang.js';

/** Every text of one language by its full key, `<area>.<path>`. */
export interface Catalogue {
  get(key: string): string | undefined;
  keys(): Iterable<string>;
}

type Area = ReadonlyMap<string, string>;

/** `<dir>/<lang>/<area>.yaml` of every language; a file that is not a tree of texts is an error that names it. */
export function readCatalogues(dir: string): Readonly<Record<Lang, Catalogue>> {
  return {
    fr: new CatalogueOfFiles(join(dir, 'fr')),
    ar: new CatalogueOfFiles(join(dir, 'ar')),
    en: new CatalogueOfFiles(join(dir, 'en')),
  };
}

/**
 * Reads an area when the first of its texts is asked for: all of them take half a second, and no process speaks of
 * everything.
 */
class CatalogueOfFiles implements Catalogue {
  private readonly names: readonly string[];
  private readonly areas = new Map<string, Area>();

  constructor(private readonly dir: string) {
    const files = readdirSync(dir).filter((file) => file.endsWith('.yaml'));
    this.names = files.map((file) => basename(file, '.yaml')).sort();
  }

  get(key: string): string | undefined {
    const name = key.slice(0, Math.max(0, key.indexOf('.')));
    return this.names.includes(name) ? this.area(name).get(key) : undefined;
  }

  keys(): Iterable<string> {
    return this.names.flatMap((name) => [...this.area(name).keys()]);
  }

  private area(name: string): Area {
    const area = this.areas.get(name) ?? readArea(join(this.dir, `${name}.yaml`), name);
    this.areas.set(name, area);
    return area;
  }
}

function readArea(file: string, area: string): Area {
  try {
    return new Map(textsUnder(area, parse(readFileSync(file, 'utf8'))));
  } catch (cause) {
    throw new Error(`The texts in ${file} cannot be read: ${cause instanceof Error ? cause.message : ''}`, { cause });
  }
}

function textsUnder(key: string, value: unknown): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[key, value]];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${key} is not a text`);
  return Object.entries(value).flatMap(([name, below]) => textsUnder(`${key}.${name}`, below));
}
