/** The languages of every text, the programme's own first. */
export const LANGS = ['fr', 'ar', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** The language that is always complete, and therefore what a missing text falls back to. */
export const FIRST_LANG: Lang = 'fr';

/** Moroccan French and Arabic: never plain `ar`, whose digits and months are not those of Morocco. */
export const LOCALE: Readonly<Record<Lang, string>> = { fr: 'fr-MA', ar: 'ar-MA', en: 'en-GB' };

/** Each language in its own script, for those who cannot read the page's. */
export const OWN_NAME: Readonly<Record<Lang, string>> = { fr: 'Français', ar: 'العربية', en: 'English' };

export type Direction = 'ltr' | 'rtl';

export function directionOf(lang: Lang): Direction {
  return lang === 'ar' ? 'rtl' : 'ltr';
}

export function isLang(value: unknown): value is Lang {
  return LANGS.some((lang) => lang === value);
}
