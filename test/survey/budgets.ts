import { gzipSync } from 'node:zlib';
import type { Captured } from './captured.js';
import type { Fault, Outcome } from './faults.js';
import { secondsSince, type Survey } from './survey.js';

/** Bytes on the wire, compressed, fonts apart. */
const LIMITS = { js: 30 * 1024, css: 20 * 1024, all: 60 * 1024 } as const;

export type Weights = Readonly<Record<keyof typeof LIMITS, number>>;

/** What a page weighs the first time: itself, its styles, scripts and pictures. */
export async function budgets({ url, pages }: Survey): Promise<Outcome> {
  const began = performance.now();
  const assets = new Map<string, number>();
  const faults: Fault[] = [];
  const weighed: { readonly name: string; readonly weights: Weights }[] = [];
  for (const captured of pages) {
    const weights = await weightsOf(captured, url, assets);
    weighed.push({ name: captured.name, weights });
    for (const [part, limit] of Object.entries(LIMITS) as [keyof Weights, number][])
      if (weights[part] > limit)
        faults.push({ check: 'budgets', page: captured.name, what: `${part} weighs more than ${limit / 1024} KiB` });
  }
  return {
    check: 'budgets',
    pages: pages.length,
    looks: pages.length,
    seconds: secondsSince(began),
    faults,
    figures: heaviest(weighed),
  };
}

/** `assets` is what is known of the weight of styles and scripts. */
export async function weightsOf({ answers }: Captured, url: string, assets: Map<string, number>): Promise<Weights> {
  const bodies = [...answers.values()].map(({ body }) => body);
  const [body = ''] = bodies.toSorted((one, other) => other.length - one.length);
  const named = [...body.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:js|css|svg|png))"/g)].map(
    ([, path = '']) => path,
  );
  const sizes: (readonly [string, number])[] = [];
  for (const path of new Set(named)) sizes.push([path, await sizeOf(url + path, assets)]);
  const sum = (extension: string) =>
    sizes.filter(([path]) => path.endsWith(extension)).reduce((total, [, size]) => total + size, 0);
  return { js: sum('.js'), css: sum('.css'), all: sum('') + gzipSync(body).length };
}

async function sizeOf(address: string, known: Map<string, number>): Promise<number> {
  const size = known.get(address) ?? gzipSync(Buffer.from(await (await fetch(address)).arrayBuffer())).length;
  known.set(address, size);
  return size;
}

const SHOWN = 8;

function heaviest(
  weighed: readonly { readonly name: string; readonly weights: Weights }[],
): NonNullable<Outcome['figures']> {
  return weighed
    .toSorted((one, other) => other.weights.all - one.weights.all)
    .slice(0, SHOWN)
    .map(({ name, weights }) => ({ page: name, ...inKib(weights) }));
}

/** As a table says it. */
export function inKib({ js, css, all }: Weights): Readonly<Record<string, string>> {
  const kib = (bytes: number) => (bytes / 1024).toFixed(1);
  return { 'JS KiB': kib(js), 'CSS KiB': kib(css), 'all KiB': kib(all) };
}
