import type { View } from '../ui/view.js';

const SENTENCES = ['authorised', 'true', 'exclusion', 'doubleFinancing', 'capacity', 'data'] as const;

/** What the signatory declares, in the language in which it was read; these words are kept with the submission. */
export function declarationIn(view: View): readonly string[] {
  return SENTENCES.map((name) => view.t(`applications.submit.sentence.${name}`));
}
