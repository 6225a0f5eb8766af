import type { Lang } from '#libs/platform';

/** One file of the one family; the two scripts share its name and the browser takes what a page needs. */
export interface FontFile {
  readonly file: string;
  readonly weight: 400 | 600;
  readonly range: string;
  /** Pages in these languages need it before anything else. */
  readonly preload: readonly Lang[];
}

const LATIN =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-200B,U+2012-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215';
const LATIN_EXTENDED = 'U+0100-0130,U+0132-0151,U+0154-02BA,U+1E00-1E9F,U+1EF2-1EFF,U+2C60-2C7F,U+A720-A7FF';
const ARABIC = 'U+0600-06FF,U+0750-077F,U+0870-088E,U+0890-0891,U+0897-08FF,U+200C-2011,U+FB50-FDFF,U+FE70-FEFC';

const OWN = 'IBM Plex Sans';
const WEIGHTS = [400, 600] as const;

export const FONTS: readonly FontFile[] = WEIGHTS.flatMap((weight) => [
  { weight, range: LATIN, preload: ['fr', 'ar', 'en'], file: plex('ibm-plex-sans', 'latin', weight) },
  { weight, range: LATIN_EXTENDED, preload: [], file: plex('ibm-plex-sans', 'latin-ext', weight) },
  { weight, range: ARABIC, preload: ['ar'], file: plex('ibm-plex-sans-arabic', 'arabic', weight) },
]);

function plex(name: string, subset: string, weight: number): string {
  return `@fontsource/${name}/files/${name}-${subset}-${weight}-normal.woff2`;
}

/** A font that a device has already, drawn as wide as ours: its full names, and how much wider or narrower it is. */
interface StandIn {
  readonly family: string;
  readonly range: string;
  readonly regular: readonly [percent: number, ...names: readonly string[]];
  readonly bold: readonly [percent: number, ...names: readonly string[]];
}

/**
 * Measured on the French and Arabic texts of this portal. A page is laid out with one of these until its own font is
 * there, and does not move then: computers and iPhones have Arial, Android has Roboto, other systems Noto.
 */
const STAND_INS: readonly StandIn[] = [
  {
    family: 'Plex on Arial',
    range: LATIN,
    regular: [100.5, 'Arial', 'ArialMT', 'Liberation Sans', 'Arimo'],
    bold: [96.5, 'Arial Bold', 'Arial-BoldMT', 'Liberation Sans Bold', 'Arimo Bold'],
  },
  {
    family: 'Plex on Roboto',
    range: LATIN,
    regular: [101.3, 'Roboto', 'Roboto-Regular'],
    bold: [103.2, 'Roboto Bold', 'Roboto-Bold'],
  },
  {
    family: 'Plex on Noto',
    range: LATIN,
    regular: [95.4, 'Noto Sans Regular', 'Noto Sans', 'NotoSans-Regular'],
    bold: [92.8, 'Noto Sans Bold', 'NotoSans-Bold'],
  },
  {
    family: 'Plex on Noto Arabic',
    range: ARABIC,
    regular: [94.1, 'Noto Sans Arabic Regular', 'Noto Sans Arabic', 'NotoSansArabic-Regular'],
    bold: [90.6, 'Noto Sans Arabic Bold', 'NotoSansArabic-Bold'],
  },
  {
    family: 'Plex on Noto Naskh',
    range: ARABIC,
    regular: [104.5, 'Noto Naskh Arabic UI', 'Noto Naskh Arabic Regular', 'Noto Naskh Arabic', 'NotoNaskhArabicUI'],
    bold: [105.6, 'Noto Naskh Arabic UI Bold', 'Noto Naskh Arabic Bold', 'NotoNaskhArabicUI-Bold'],
  },
];

/**
 * The declarations; `--font`, with stand-ins of the same width: lines do not move when the font arrives; and
 * `--font-of-device`, which fetches nothing.
 */
export function fontFaces(addressOf: (font: FontFile) => string): string {
  const own = FONTS.map((font) =>
    face(OWN, font.weight, font.range, `url(${addressOf(font)}) format("woff2");font-display:swap`),
  );
  const borrowed = STAND_INS.flatMap(({ family, range, regular, bold }) =>
    ([400, 600] as const).map((weight) => face(family, weight, range, onDevice(weight === 400 ? regular : bold))),
  );
  const ofDevice = families(STAND_INS.map(({ family }) => family));
  const variables = `:root{--font:"${OWN}",${ofDevice};--font-of-device:${ofDevice}}`;
  return [...own, ...borrowed, variables].join('\n') + '\n';
}

function face(family: string, weight: number, range: string, source: string): string {
  return `@font-face{font-family:"${family}";font-style:normal;font-weight:${weight};unicode-range:${range};src:${source}}`;
}

function onDevice([percent, ...names]: StandIn['regular']): string {
  return `${names.map((name) => `local("${name}")`).join(',')};size-adjust:${percent}%`;
}

function families(named: readonly string[]): string {
  return [...named.map((one) => `"${one}"`), 'system-ui', 'sans-serif'].join(',');
}
