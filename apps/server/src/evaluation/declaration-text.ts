import type { View } from '../ui/view.js';

/** Names the wording that people sign; a change of the words is a new version. */
export const DECLARATION_VERSION = '2026-1';

const PARAGRAPHS = ['interest', 'independence', 'confidentiality', 'change'] as const;

/** The paragraphs of the declaration, in the reader's language. */
export function declarationParagraphs(view: View): readonly string[] {
  return PARAGRAPHS.map((name) => view.t(`evaluation.impartiality.text.${name}`));
}

/** The words as they are signed and kept. */
export function declarationText(view: View): string {
  return declarationParagraphs(view).join('\n\n');
}
