import type { VNode } from 'preact';
import type { View } from './view.js';

export interface SentenceProps {
  readonly view: View;
  /** Key of the text. */
  readonly of: string;
  /** Its parameters, which may be elements: a link, a name, an amount. */
  readonly with: Readonly<Record<string, string | number | VNode>>;
}

/** A text of the catalogues with elements inside: the sentence stays whole in every language. */
export function Sentence({ view, of, with: params }: SentenceProps) {
  return <>{view.pieces<VNode>(of, params)}</>;
}
