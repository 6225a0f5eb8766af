import { readCatalogues, type Catalogue } from './catalogue.js';
import { FIRST_LANG, type Lang } from './lang.js';
import { Message, type Param, type Params, type Piece } from './message.js';

export interface TextsOptions {
  /**
   * What happens to a key without a text: `throw` (tests), or `fallBack` to French and tell `complain` once, because a
   * page with one untranslated sentence is better than none.
   */
  readonly missing: 'throw' | 'fallBack';
  readonly complain: (message: string) => void;
}

const GAP = '…';

/** Translates with one language already chosen. */
export type Translate = (key: string, params?: Params) => string;

/** All texts in all languages. Messages are compiled when they are first used. */
export class Texts {
  private readonly compiled = new Map<string, Message>();
  private readonly complained = new Set<string>();

  constructor(
    private readonly catalogues: Readonly<Record<Lang, Catalogue>>,
    private readonly options: TextsOptions,
  ) {}

  /** The text of a key. Parameters that are names or codes are isolated from the direction of the sentence. */
  t(lang: Lang, key: string, params: Params = {}): string {
    return this.attempt(lang, key, (message) => message.text(this.filled(message, params))) ?? key;
  }

  /** The same for a page, where a parameter may be an element. */
  pieces<T extends object>(lang: Lang, key: string, params: Readonly<Record<string, Param | T>>): readonly Piece<T>[] {
    return this.attempt(lang, key, (message) => message.pieces(this.filled(message, params))) ?? [key];
  }

  has(key: string): boolean {
    return this.catalogues[FIRST_LANG].get(key) !== undefined;
  }

  /** Every key of a language, for the checks of completeness. */
  keys(lang: Lang): readonly string[] {
    return [...this.catalogues[lang].keys()];
  }

  /** The names of the parameters that a text asks for. */
  parametersOf(lang: Lang, key: string): readonly string[] {
    return this.message(lang, key).parameters;
  }

  /** `t` for one language. */
  in(lang: Lang): Translate {
    return (key, params) => this.t(lang, key, params);
  }

  private attempt<R>(lang: Lang, key: string, use: (message: Message) => R): R | null {
    try {
      return use(this.message(lang, key));
    } catch (cause) {
      if (this.options.missing === 'throw') throw cause;
      this.complainOnce(cause instanceof Error ? cause.message : String(cause));
      return lang === FIRST_LANG ? null : this.attempt(FIRST_LANG, key, use);
    }
  }

  /** A parameter that was forgotten leaves a gap that can be seen, not a page that cannot. */
  private filled<T>(message: Message, params: Readonly<Record<string, T>>): Readonly<Record<string, T | string>> {
    if (this.options.missing === 'throw') return params;
    const missing = message.parameters.filter((name) => !(name in params));
    missing.forEach((name) => this.complainOnce(`A text was asked for without its parameter "${name}".`));
    return { ...Object.fromEntries(missing.map((name) => [name, GAP])), ...params };
  }

  private message(lang: Lang, key: string): Message {
    const name = `${lang}.${key}`;
    const known = this.compiled.get(name);
    if (known) return known;
    const text = this.catalogues[lang].get(key);
    if (text === undefined) throw new Error(`There is no text "${key}" in ${lang}.`);
    const message = new Message(text, lang);
    this.compiled.set(name, message);
    return message;
  }

  private complainOnce(message: string): void {
    if (this.complained.has(message)) return;
    this.complained.add(message);
    this.options.complain(message);
  }
}

/** The texts under `dir` (`config/texts`). */
export function loadTexts(dir: string, options: Partial<TextsOptions> = {}): Texts {
  return new Texts(readCatalogues(dir), {
    missing: process.env['NODE_ENV'] === 'test' ? 'throw' : 'fallBack',
    complain: (message) => process.emitWarning(message, 'MissingText'),
    ...options,
  });
}
