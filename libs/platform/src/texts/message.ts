import { IntlMessageFormat, type Formatters } from 'intl-messageformat';
import { isolate } from './isolate.js';
import { LOCALE, type Lang } from './lang.js';
import { numberIn } from './numbers.js';
import { withBoundSigns } from './typography.js';

export type Param = string | number;
export type Params = Readonly<Record<string, Param>>;

type Ast = ReturnType<IntlMessageFormat['getAst']>;

/** What the ICU parser calls `{name}` without a format; its enum is not exported by the package we use. */
const PLAIN_ARGUMENT = '1';
const LITERAL = '0';

/** A piece of a message that was formatted around things that are not texts, such as elements of a page. */
export type Piece<T> = string | T;

/** One text in one language, parsed once. */
export class Message {
  private readonly format: IntlMessageFormat;
  private readonly plain: ReadonlySet<string>;

  constructor(
    text: string,
    private readonly lang: Lang,
  ) {
    // Tags are no part of our texts: `<` is a character like any other.
    this.format = new IntlMessageFormat(withBoundSigns(lang, text), LOCALE[lang], undefined, {
      ignoreTag: true,
      formatters: formatters(lang),
    });
    this.plain = plainArguments(this.format.getAst());
  }

  /** The names of the parameters that the text asks for, in order of the alphabet. */
  get parameters(): readonly string[] {
    return [...new Set(argumentsOf(this.format.getAst()))].sort();
  }

  /** The text with its parameters; throws where one is missing. */
  text(params: Params): string {
    return String(this.format.format(this.isolated(params)));
  }

  /** The text in pieces, where parameters may be anything: what is no text is handed through as it is. */
  pieces<T extends object>(params: Readonly<Record<string, Param | T>>): readonly Piece<T>[] {
    const pieces = this.format.format<T>(this.isolated(params));
    return Array.isArray(pieces) ? pieces : [pieces];
  }

  /** A name or code in the other direction must not reorder the sentence around it. */
  private isolated<T>(params: Readonly<Record<string, T>>): Record<string, T | string> {
    return Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        typeof value === 'string' && this.plain.has(name) ? isolate(this.lang, value) : value,
      ]),
    );
  }
}

/** Numbers inside messages look like numbers everywhere else. */
function formatters(lang: Lang): Formatters {
  return {
    // Of a number format messages use `format` and nothing else.
    getNumberFormat: (_locale, options) =>
      ({ format: (value: number) => numberIn(lang, value, options) }) as Intl.NumberFormat,
    getDateTimeFormat: (...of) => new Intl.DateTimeFormat(...of),
    getPluralRules: (...of) => new Intl.PluralRules(...of),
  };
}

function plainArguments(ast: Ast): ReadonlySet<string> {
  const plain = walk(ast).filter((element) => String(element.type) === PLAIN_ARGUMENT);
  return new Set(plain.flatMap((element) => ('value' in element ? [element.value] : [])));
}

function argumentsOf(ast: Ast): readonly string[] {
  return walk(ast).flatMap((element) =>
    'value' in element && String(element.type) !== LITERAL ? [element.value] : [],
  );
}

function walk(ast: Ast): Ast {
  return ast.flatMap((element) => [
    element,
    ...('options' in element ? Object.values(element.options).flatMap((option) => walk(option.value)) : []),
  ]);
}
