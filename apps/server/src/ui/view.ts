import { formatsIn, type Formats, type Lang, type Param, type Piece, type Texts, type Translate } from '#libs/platform';
import type { DeviceKey } from './kept-text.js';
import type { NavItem } from './masthead.js';

export type Theme = 'light' | 'dark';

/** Who looks at the page. `role` is in words, in the page's language ("agent de programme"). */
export interface Viewer {
  readonly name: string;
  readonly role: string;
}

/** Everything a component knows about the request. Components get it as `view` and ask for nothing else. */
export interface View {
  readonly lang: Lang;
  readonly t: Translate;
  /** `t` with elements as parameters: pieces to be put into the page in this order. */
  readonly pieces: <T extends object>(key: string, params: Readonly<Record<string, Param | T>>) => readonly Piece<T>[];
  readonly has: (key: string) => boolean;
  readonly format: Formats;
  /** Path and query of this page. */
  readonly path: string;
  readonly csrf: string;
  readonly person: Viewer | null;
  readonly now: Date;
  /** Whose wall clock the page speaks: the call's zone. */
  readonly zone: string;
  readonly demo: boolean;
  /** Where people write to who need help; null where the house has not said. */
  readonly contact?: string | null;
  /** What was done just before, to be said once above this page's content. */
  readonly done?: string;
  /** The places of this person's roles, for the header of every page. */
  readonly nav?: readonly NavItem[];
  /** For texts that are kept on the device until they are sent; null for whoever is not signed in. */
  readonly device?: () => DeviceKey | null;
  /** Set where a person chose; otherwise the device decides. */
  readonly theme?: Theme;
}

export interface ViewOf extends Omit<View, 't' | 'pieces' | 'has' | 'format'> {
  readonly texts: Texts;
}

/** Binds the texts and formats to the language of one request. */
export function makeView({ texts, ...of }: ViewOf): View {
  return {
    ...of,
    t: texts.in(of.lang),
    pieces: (key, params) => texts.pieces(of.lang, key, params),
    has: (key) => texts.has(key),
    format: formatsIn(of.lang),
  };
}
