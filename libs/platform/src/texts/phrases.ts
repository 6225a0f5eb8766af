import { IntlMessageFormat } from 'intl-messageformat';
import { LANGS, LOCALE, type Lang } from './lang.js';

/** The words that a date, a zone or a length of time is made of. They belong to the formats, not to a page. */
const PHRASES = {
  fr: {
    dateTime: '{date} à {time}, {zone}',
    moment: '{date} à {time}',
    soon: 'dans {length}',
    past: 'il y a {length}',
    two: '{first} {second}',
    days: '{n, plural, one {# jour} other {# jours}}',
    hours: '{n, plural, one {# heure} other {# heures}}',
    minutes: '{n, plural, one {# minute} other {# minutes}}',
    underAMinute: 'moins d’une minute',
  },
  ar: {
    dateTime: '{date} على الساعة {time} {zone}',
    moment: '{date} على الساعة {time}',
    soon: 'بعد {length}',
    past: 'منذ {length}',
    two: '{first} و{second}',
    days: '{n, plural, one {يوم واحد} two {يومين} few {# أيام} many {# يوما} other {# يوم}}',
    hours: '{n, plural, one {ساعة واحدة} two {ساعتين} few {# ساعات} many {# ساعة} other {# ساعة}}',
    minutes: '{n, plural, one {دقيقة واحدة} two {دقيقتين} few {# دقائق} many {# دقيقة} other {# دقيقة}}',
    underAMinute: 'أقل من دقيقة',
  },
  en: {
    dateTime: '{date} at {time}, {zone}',
    moment: '{date} at {time}',
    soon: 'in {length}',
    past: '{length} ago',
    two: '{first} {second}',
    days: '{n, plural, one {# day} other {# days}}',
    hours: '{n, plural, one {# hour} other {# hours}}',
    minutes: '{n, plural, one {# minute} other {# minutes}}',
    underAMinute: 'less than a minute',
  },
} as const satisfies Readonly<Record<Lang, Readonly<Record<string, string>>>>;

export type Phrase = keyof (typeof PHRASES)['fr'];

const compiled = new Map(
  LANGS.flatMap((lang) =>
    Object.entries(PHRASES[lang]).map(([name, text]) => [`${lang}.${name}`, new IntlMessageFormat(text, LOCALE[lang])]),
  ),
);

export function phrase(lang: Lang, name: Phrase, values: Readonly<Record<string, string | number>> = {}): string {
  return String(compiled.get(`${lang}.${name}`)?.format(values));
}

/** Where what belongs to no call happens: its instants are said in the zone of the house. */
export const HOUSE_ZONE = 'Africa/Casablanca';

/** Zones in words, for the places this product is used from; others are named by the platform's own data. */
const ZONES: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  'Africa/Casablanca': { fr: 'heure de Casablanca', ar: 'بتوقيت الدار البيضاء', en: 'Casablanca time' },
  'Africa/Algiers': { fr: 'heure d’Alger', ar: 'بتوقيت الجزائر', en: 'Algiers time' },
  'Africa/Tunis': { fr: 'heure de Tunis', ar: 'بتوقيت تونس', en: 'Tunis time' },
  'Europe/Brussels': { fr: 'heure de Bruxelles', ar: 'بتوقيت بروكسيل', en: 'Brussels time' },
  'Europe/Madrid': { fr: 'heure de Madrid', ar: 'بتوقيت مدريد', en: 'Madrid time' },
  'Europe/Paris': { fr: 'heure de Paris', ar: 'بتوقيت باريس', en: 'Paris time' },
  UTC: { fr: 'temps universel (UTC)', ar: 'بالتوقيت العالمي المنسق', en: 'Coordinated Universal Time (UTC)' },
};

/** A zone as people say it: "heure de Casablanca". */
export function zoneInWords(lang: Lang, zone: string, at: Date): string {
  const known = ZONES[zone]?.[lang];
  if (known) return known;
  const parts = new Intl.DateTimeFormat(LOCALE[lang], { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(
    at,
  );
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}
