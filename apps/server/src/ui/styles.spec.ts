import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(process.cwd(), 'apps/server/src/ui/styles');
const files = readdirSync(FOLDER).map((file) => [file, readFileSync(join(FOLDER, file), 'utf8')] as const);
const withoutComments = (css: string) => css.replaceAll(/\/\*[\s\S]*?\*\//g, '');

const PHYSICAL =
  /^(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)(?:-\w+)*|left|right|top|bottom|(?:min-|max-)?(?:width|height)|overflow-[xy]|border-(?:top|bottom)-(?:left|right)-radius|resize|float|clear)$/;
const PHYSICAL_VALUE = /^(?:left|right|top|bottom|vertical|horizontal)$/;

function declarations(css: string): readonly (readonly [string, string])[] {
  return [...withoutComments(css).matchAll(/(?:^|[;{])\s*([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])/g)].map(
    ([, name = '', value = '']) => [name, value.trim()] as const,
  );
}

/** `resize`, `float` and `clear` are names without a direction; their values are looked at. */
function isPhysical([name, value]: readonly [string, string]): boolean {
  const neutralName = ['resize', 'float', 'clear', 'text-align', 'vertical-align'].includes(name);
  if (name === 'vertical-align') return false;
  return neutralName ? PHYSICAL_VALUE.test(value) : PHYSICAL.test(name);
}

describe('the styles', () => {
  it.each(files)('of %s speak of start and end, never of left and right', (_file, css) => {
    expect(declarations(css).length).toBeGreaterThan(5);
    expect(declarations(css).filter(isPhysical)).toEqual([]);
  });

  it.each([
    ['a{margin-left:0}', 1],
    ['a{width:1px}', 1],
    ['a{text-align:right}', 1],
    ['a{text-align:end;inline-size:1px;inset-inline-start:0}', 0],
  ])('would be caught if they did (%s)', (css, found) => {
    expect(declarations(css).filter(isPhysical)).toHaveLength(found);
  });

  it.each(files)('of %s ask nothing of other servers', (_file, css) => {
    expect(css).not.toMatch(/url\(|@import/);
  });
});

describe('the tokens', () => {
  const all = files.map(([, css]) => withoutComments(css)).join('\n');
  const named = (css: string, pattern: RegExp) => new Set([...css.matchAll(pattern)].map(([, name = '']) => name));
  /** Whoever names a font writes these beside its files. */
  const ofFonts = ['--font', '--font-of-device'];

  it('that a rule uses are there: a name that is not takes the whole rule away without a word', () => {
    const used = named(all, /var\((--[a-z0-9-]+)\)/g);
    const there = named(all, /(--[a-z0-9-]+)\s*:/g);

    expect(used.size).toBeGreaterThan(20);
    expect([...used].filter((name) => !there.has(name) && !ofFonts.includes(name))).toEqual([]);
  });
});

describe('the colours', () => {
  const tokens = withoutComments(files.find(([file]) => file.startsWith('10-'))?.[1] ?? '').replaceAll("'", '"');
  const blocks = [...tokens.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(
    ([, selector = '', body = '']) => [selector.trim(), body] as const,
  );
  const bodyOf = (selector: string) => blocks.find(([of]) => of === selector)?.[1] ?? '';
  const hexIn = (body: string) =>
    new Map([...body.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', hex = '']) => [name, hex]));

  const light = hexIn(bodyOf(':root'));
  const dark = hexIn(bodyOf(':root[data-theme="dark"]'));
  const darkByDevice = hexIn(bodyOf(':root:not([data-theme="light"])'));

  it('of the dark theme are the same, whoever chose it', () => {
    expect(darkByDevice).toEqual(dark);
    expect([...dark.keys()].sort()).toEqual([...light.keys()].sort());
  });

  const TEXT = [
    ['ink', 'paper'],
    ['ink', 'sand'],
    ['muted', 'paper'],
    ['muted', 'sand'],
    ['accent', 'paper'],
    ['accent', 'sand'],
    ['accent-deep', 'paper'],
    ['on-accent', 'accent'],
    ['on-accent', 'accent-deep'],
    ['problem-ink', 'paper'],
    ['problem-tint', 'problem-ink'],
    ['neutral-ink', 'neutral-tint'],
    ['neutral-ink', 'paper'],
    ['info-ink', 'info-tint'],
    ['done-ink', 'done-tint'],
    ['attention-ink', 'attention-tint'],
    ['problem-ink', 'problem-tint'],
    ['ink', 'map-1'],
    ['ink', 'map-2'],
    ['ink', 'map-3'],
    ['ink', 'map-4'],
    ['info-tint', 'info-ink'],
  ] as const;
  const themes = [
    ['light', light],
    ['dark', dark],
  ] as const;
  const pairs = (of: readonly (readonly [string, string])[]) =>
    themes.flatMap(([theme, colours]) =>
      of.map(([on, under]) => [theme, on, under, contrast(colours.get(on), colours.get(under))] as const),
    );

  it.each(pairs(TEXT))('in the %s theme: %s can be read on %s', (_theme, _on, _under, ratio) => {
    expect(ratio).toBeGreaterThanOrEqual(7);
  });

  it.each(
    pairs([
      ['control', 'paper'],
      ['control', 'sand'],
      ['focus', 'paper'],
      ['focus', 'sand'],
      ['bar-paid', 'bar-open'],
    ]),
  )('in the %s theme: %s can be seen on %s', (_theme, _on, _under, ratio) => {
    expect(ratio).toBeGreaterThanOrEqual(3);
  });
});

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one = '#808080', other = '#808080'): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
