import type { JsonObject } from '#libs/kernel';
import { formats, type Lang, type Params, type Texts } from '#libs/platform';
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
}

/** Writes a message in one language. Values whose name ends in `At` are instants and are written out in the zone. */
export function compose(texts: Texts, lang: Lang, { template, matter, publicUrl, params }: Material): Composed {
  const given: Record<string, string | number> = {
    call: matter.call[lang],
    code: matter.code,
    title: matter.title,
    link: publicUrl + matter.path,
    ...inWords(texts, lang, params, matter.zone),
  };
  return {
    subject: oneLine(texts.t(lang, `mail.${template}.subject`, given satisfies Params)),
    body: [
      texts.t(lang, 'mail.greeting', given),
      texts.t(lang, `mail.${template}.body`, given).trim(),
      texts.t(lang, 'mail.signature', given).trim(),
    ].join('\n\n'),
  };
}

function inWords(texts: Texts, lang: Lang, params: JsonObject, zone: string): Record<string, string | number> {
  const words: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'number') words[name] = value;
    if (typeof value !== 'string') continue;
    if (name.endsWith('At') && value !== '') words[name] = formats.dateTime(lang, new Date(value), zone);
    else if (name === 'deadline') words[name] = texts.t(lang, `deadline.${value}`);
    else words[name] = value;
  }
  return words;
}

/** A subject with a line break would be a second header. */
function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ').trim();
}
