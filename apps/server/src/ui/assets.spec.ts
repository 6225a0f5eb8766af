import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { ASSET_CACHE_CONTROL, assetAt, pageAssets } from './assets.js';
import { rootOfAssets } from './root.js';

describe('assets', () => {
  it.each(['stylesheet', 'script', 'icon'] as const)('serve the %s under the name of its content', (kind) => {
    const path = pageAssets('fr')[kind];
    expect(path).toMatch(/^\/assets\/[0-9a-f]{16}\.(css|js|svg)$/);
    expect(assetAt(path)?.path).toBe(path);
  });

  it.each([
    ['fr', 1],
    ['ar', 2],
  ] as const)('preload the letters of %s and no others', (lang, count) => {
    const { fonts } = pageAssets(lang);
    expect(fonts).toHaveLength(count);
    expect(fonts.map((font) => assetAt(font)?.type)).toEqual(fonts.map(() => 'font/woff2'));
  });

  it.each(['/assets/none.css', '/assets/../package.json', ''])('know nothing else (%s)', (path) => {
    expect(assetAt(path)).toBeNull();
  });

  it('may be kept for ever', () => {
    expect(ASSET_CACHE_CONTROL).toContain('immutable');
  });

  it('stay within the budget of a page: 20 KiB of CSS and 30 KiB of JavaScript', () => {
    const { stylesheet, script } = pageAssets('fr');
    const size = (path: string) => gzipSync(assetAt(path)?.body ?? Buffer.alloc(0)).length / 1024;
    expect(size(stylesheet)).toBeLessThan(20);
    expect(size(script)).toBeLessThan(30);
  });

  it('name only fonts that are there', () => {
    const css = assetAt(pageAssets('fr').stylesheet)?.body.toString('utf8') ?? '';
    const urls = [...css.matchAll(/url\(([^)]+)\)/g)].map(([, url]) => url ?? '');
    expect(urls.length).toBeGreaterThan(0);
    expect(urls.filter((url) => assetAt(url) === null)).toEqual([]);
  });

  it('set a page, until its font is there, in one of the device that is drawn as wide', () => {
    const css = assetAt(pageAssets('fr').stylesheet)?.body.toString('utf8') ?? '';
    const families = [...(/--font:([^;}]+)/.exec(css)?.[1] ?? '').matchAll(/"([^"]+)"/g)].map(([, name]) => name);
    const faces = [...css.matchAll(/@font-face\{font-family:"([^"]+)"[^}]*\}/g)];
    const drawnAsWide = faces.filter(([face]) => /src:local\(.*size-adjust:[\d.]+%/.test(face)).map(([, name]) => name);

    expect(families.slice(1)).toEqual([...new Set(drawnAsWide)]);
    expect(drawnAsWide).toHaveLength(2 * (families.length - 1));
  });

  it('are missed in one sentence where the program was copied without them', () => {
    expect(() => rootOfAssets(mkdtempSync(`${tmpdir()}/bare-`))).toThrow('copied incompletely');
  });
});
