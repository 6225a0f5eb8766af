import type { Direction, Lang } from '../texts/lang.js';

/** A run of text in one direction. What people wrote is data here and is never read as anything else. */
export interface PrintedText {
  readonly text: string;
  readonly dir: Direction;
  /** `code` and `figure` are never broken; `hash` is small; `quiet` is muted. */
  readonly style: 'plain' | 'code' | 'figure' | 'hash' | 'quiet';
}

export interface PrintedTable {
  readonly head: readonly string[];
  /** Which columns hold figures. */
  readonly numeric: readonly boolean[];
  readonly widths: readonly ('auto' | 'fr')[];
  readonly rows: readonly { readonly strong: boolean; readonly cells: readonly PrintedText[] }[];
}

export interface PrintedFact {
  readonly label: string;
  readonly value: readonly PrintedText[];
}

export type PrintedBody =
  | { readonly kind: 'text'; readonly paragraphs: readonly PrintedText[] }
  | { readonly kind: 'list'; readonly items: readonly PrintedText[] }
  | { readonly kind: 'table'; readonly table: PrintedTable };

export type PrintedPart =
  | PrintedBody
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly PrintedFact[] }
  | { readonly kind: 'answer'; readonly label: string; readonly body: readonly PrintedBody[] }
  | {
      readonly kind: 'qr';
      /** The picture, as SVG. */
      readonly svg: string;
      readonly alt: string;
      readonly paragraphs: readonly PrintedText[];
      readonly address: PrintedText;
    };

/** A document as it is set on paper; every text is in the language of its reader already. */
export interface PrintedDocument {
  readonly lang: Lang;
  readonly dir: Direction;
  readonly title: PrintedText;
  readonly author: string;
  /** Who it comes from: name, and the mark as SVG. */
  readonly office: string;
  readonly emblem: string;
  readonly call: PrintedText;
  /** What it is: "Concept note", "Receipt". */
  readonly kind: string;
  /** Across every page, where it is no final document: "Draft". */
  readonly mark: string | null;
  readonly notice: string | null;
  readonly footer: {
    readonly code: PrintedText;
    readonly version: string;
    readonly hashLabel: string;
    readonly hash: string;
    /** With `{n}` and `{m}`. */
    readonly page: string;
  };
  /** The instant of its content: the same content makes the same bytes. */
  readonly at: Date;
  readonly parts: readonly PrintedPart[];
}

const STRONG = /[\p{L}]/u;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** The direction in which a text begins; what has no letters runs as `otherwise` says. */
export function directionIn(text: string, otherwise: Direction): Direction {
  const first = STRONG.exec(text)?.[0];
  if (first === undefined) return otherwise;
  return RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr';
}
