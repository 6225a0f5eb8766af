import type { JsonObject } from '#libs/kernel';
import { formats, HOUSE_ZONE, type Lang, lastInstant, type Params, type Texts } from '#libs/platform';
import type { Matter } from '../ports/correspondence.js';

export interface Composed {
  readonly subject: string;
  readonly body: string;
}

export interface Material {
  readonly template: string;
  readonly matter: Matter;
  readonly publicUrl: string;
  readonly params: JsonObject;
  /** Where the reader ends mails of this kind; null for those that are not ended. */
  readonly ending?: string | null;
}

/**
 * Writes a message in one language. Values whose name ends in `At` are instants: they are written out in the zone,
 * `<name>Day` is only their day, for subjects, and `<name>Exact` is the same to the millisecond in universal time, for
 * what has to prove an hour.
 */
export function compose(texts: Texts, lang: Lang, material: Material): Composed {
  const { template, matter, publicUrl, ending = null } = material;
  const link = publicUrl + matter.path;
  const given = saidBy(texts, lang, material);
  return {
    subject: oneLine(texts.t(lang, `mail.${template}.subject`, given)),
    body: [
      texts.t(lang, 'mail.greeting', given),
      bareLink(texts.t(lang, `mail.${template}.body`, given).trim(), link),
      texts.t(lang, 'mail.signature', given).trim(),
      ...(ending === null ? [] : [bareLink(texts.t(lang, 'mail.ending', { link: ending }).trim(), ending)]),
    ].join('\n\n'),
  };
}

/** What a message asks for in some language and nobody says: it would go out with a gap there. */
export function unsaid(texts: Texts, langs: readonly Lang[], material: Material): readonly string[] {
  const gaps = langs.flatMap((lang) => {
    const given = saidBy(texts, lang, material);
    const asked = ['subject', 'body'].flatMap((part) => texts.parametersOf(lang, `mail.${material.template}.${part}`));
    return asked.filter((name) => !(name in given) || (OF_THE_MATTER.has(name) && given[name] === ''));
  });
  return [...new Set(gaps)];
}

/** Never empty in a message; other values may be, where a sentence is chosen by them. */
const OF_THE_MATTER: ReadonlySet<string> = new Set(['call', 'code', 'title', 'link']);

function saidBy(texts: Texts, lang: Lang, { matter, publicUrl, params }: Material): Params {
  return {
    call: matter.call[lang],
    code: matter.code,
    title: oneLine(matter.title),
    link: publicUrl + matter.path,
    ...inWords(texts, lang, params, matter.zone),
  };
}

export interface DigestMaterial {
  readonly lines: readonly { readonly subject: string; readonly link: string }[];
  /** Where the reader changes how they are written to. */
  readonly link: string;
}

/** Several messages in one: each is its subject, and where it leads. One alone keeps its subject. */
export function composeDigest(texts: Texts, lang: Lang, { lines, link }: DigestMaterial): Composed {
  const n = lines.length;
  const [first] = lines;
  return {
    subject: n === 1 && first ? oneLine(first.subject) : oneLine(texts.t(lang, 'mail.digest.subject', { n })),
    body: [
      texts.t(lang, 'mail.greeting', {}),
      texts.t(lang, 'mail.digest.body', { n }).trim(),
      ...lines.map((line) => `${line.subject}\n${line.link}`),
      bareLink(texts.t(lang, 'mail.digestEnd', { link }).trim(), link),
      texts.t(lang, 'mail.personalSignature', {}).trim(),
    ].join('\n\n'),
  };
}

/** A message to one person about their account; it speaks of no call, and so says instants as the pages do. */
export function composePersonal(
  texts: Texts,
  lang: Lang,
  { template, link, params }: { readonly template: string; readonly link: string; readonly params: JsonObject },
): Composed {
  const given = { link, ...inWords(texts, lang, params, HOUSE_ZONE) };
  return {
    subject: oneLine(texts.t(lang, `mail.${template}.subject`, given)),
    body: [
      texts.t(lang, 'mail.greeting', given),
      bareLink(texts.t(lang, `mail.${template}.body`, given).trim(), link),
      texts.t(lang, 'mail.personalSignature', given).trim(),
    ].join('\n\n'),
  };
}

function inWords(texts: Texts, lang: Lang, params: JsonObject, zone: string): Record<string, string | number> {
  const words: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'number') words[name] = value;
    if (typeof value !== 'string') continue;
    if (name.endsWith('At')) Object.assign(words, instantInWords(lang, name, value, zone));
    else if (name === 'deadline') words[name] = texts.t(lang, `deadline.${value}`);
    else words[name] = value;
  }
  return words;
}

/**
 * `deadlineAt` is empty where there is no deadline, and stays so. What ends at midnight ends with the day before: the
 * day alone is that of the last instant.
 */
function instantInWords(lang: Lang, name: string, value: string, zone: string): Record<string, string> {
  if (value === '') return { [name]: '', [`${name}Day`]: '', [`${name}Exact`]: '' };
  const instant = new Date(value);
  return {
    [name]: formats.dateTime(lang, instant, zone),
    [`${name}Day`]: formats.date(lang, lastInstant(instant), zone),
    [`${name}Exact`]: instant.toISOString(),
  };
}

/** The marks that isolate a link in Arabic would be taken for a part of it by readers of plain text. */
function bareLink(body: string, link: string): string {
  return body.replaceAll(`\u2068${link}\u2069`, link);
}

/** A subject with a line break would be a second header, and a title with one a paragraph of its author's. */
function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ').trim();
}
