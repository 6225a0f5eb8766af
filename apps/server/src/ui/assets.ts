import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Lang } from '#libs/platform';
import { FONTS, fontFaces, type FontFile } from './fonts.js';
import { starPath } from './mark.js';
import { rootOfAssets } from './root.js';

/** A file that never changes under its name, because the name is made from its content. */
export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly body: Buffer;
}

/** What to send with an asset: its address is its version, so it may be kept for ever. */
export const ASSET_CACHE_CONTROL = 'public, max-age=31536000, immutable';

/** The addresses that one page names. */
export interface PageAssets {
  readonly stylesheet: string;
  readonly script: string;
  readonly icon: string;
  readonly fonts: readonly string[];
}

interface Built {
  readonly offline: Asset;
  readonly stylesheet: Asset;
  readonly script: Asset;
  readonly icon: Asset;
  readonly fonts: ReadonlyMap<FontFile, Asset>;
}

let built: Built | undefined;

/** Reads and hashes the files the first time they are asked for. */
function assets(): Built {
  return (built ??= build(rootOfAssets()));
}

/** The asset at an address such as `/assets/1a2b3c.css`, or null. */
export function assetAt(path: string): Asset | null {
  const { stylesheet, script, icon, fonts } = assets();
  return [stylesheet, script, icon, ...fonts.values()].find((one) => one.path === path) ?? null;
}

const zipped = new Map<string, Buffer>();

/** The asset as it travels to browsers that unpack it; null for fonts, which are packed already. */
export function zippedAsset({ path, type, body }: Asset): Buffer | null {
  if (type.startsWith('font/')) return null;
  const known = zipped.get(path) ?? gzipSync(body, { level: 9 });
  zipped.set(path, known);
  return known;
}

/** The service worker. Its address is the same for ever; see `OfflineController`. */
export function offlineWorker(): Asset {
  return assets().offline;
}

export function pageAssets(lang: Lang): PageAssets {
  const { stylesheet, script, icon, fonts } = assets();
  const first = FONTS.filter((font) => font.weight === 400 && font.preload.includes(lang));
  return {
    stylesheet: stylesheet.path,
    script: script.path,
    icon: icon.path,
    fonts: first.flatMap((font) => fonts.get(font)?.path ?? []),
  };
}

function build(root: string): Built {
  const ui = join(root, 'apps', 'server', 'src', 'ui');
  const fonts = new Map(FONTS.map((font) => [font, fontAsset(root, font)]));
  const faces = fontFaces((font) => fonts.get(font)?.path ?? '');
  return {
    fonts,
    stylesheet: asset('text/css; charset=utf-8', 'css', faces + joined(join(ui, 'styles'), '.css', (css) => css)),
    // Each module keeps its names to itself although they travel in one file.
    script: asset(
      'text/javascript; charset=utf-8',
      'js',
      joined(join(ui, 'client'), '.js', (js) => `{\n${js}}\n`),
    ),
    offline: asset('text/javascript; charset=utf-8', 'js', readFileSync(join(ui, 'worker', 'offline.js'))),
    icon: asset('image/svg+xml', 'svg', iconSvg()),
  };
}

/** The files of a folder in order of their names, which therefore begin with a number where the order matters. */
function joined(folder: string, extension: string, wrap: (content: string) => string): string {
  const files = readdirSync(folder).filter((file) => file.endsWith(extension));
  return files
    .sort()
    .map((file) => wrap(readFileSync(join(folder, file), 'utf8')))
    .join('');
}

function asset(type: string, extension: string, content: string | Buffer, folder = ''): Asset {
  const body = Buffer.from(content);
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 16);
  return { path: `/assets/${folder}${hash}.${extension}`, type, body };
}

function fontAsset(root: string, font: FontFile): Asset {
  return asset('font/woff2', 'woff2', readFileSync(join(root, 'node_modules', font.file)), 'fonts/');
}

function iconSvg(): string {
  const star = starPath(16, 14);
  const style = '<style>path{stroke:#0b5d4b}@media(prefers-color-scheme:dark){path{stroke:#6fd3b7}}</style>';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${style}<path d="${star}" fill="none" stroke-width="2"/></svg>`;
}
