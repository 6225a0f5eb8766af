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

const WEIGHTS = [400, 600] as const;

export const FONTS: readonly FontFile[] = WEIGHTS.flatMap((weight) => [
  { weight, range: LATIN, preload: ['fr', 'ar', 'en'], file: plex('ibm-plex-sans', 'latin', weight) },
  { weight, range: LATIN_EXTENDED, preload: [], file: plex('ibm-plex-sans', 'latin-ext', weight) },
  { weight, range: ARABIC, preload: ['ar'], file: plex('ibm-plex-sans-arabic', 'arabic', weight) },
]);

function plex(name: string, subset: string, weight: number): string {
  return `@fontsource/${name}/files/${name}-${subset}-${weight}-normal.woff2`;
}

/**
 * The declarations, with a stand-in of the same width: lines do not move when the font arrives. System fonts are
 * shown until then.
 */
export function fontFaces(addressOf: (font: FontFile) => string): string {
  const faces = FONTS.map(
    (font) =>
      `@font-face{font-family:"IBM Plex Sans";font-style:normal;font-weight:${font.weight};font-display:swap;` +
      `src:url(${addressOf(font)}) format("woff2");unicode-range:${font.range}}\n`,
  );
  const standIn =
    '@font-face{font-family:"Plex stand-in";src:local("Arial"),local("Liberation Sans");size-adjust:101%}\n';
  return faces.join('') + standIn;
}
