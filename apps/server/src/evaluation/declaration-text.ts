import type { Translate } from '#libs/platform';
import type { View } from '../ui/view.js';

/** Names the wording that people sign; a change of the words is a new version. */
export const DECLARATION_VERSION = '2026-2';

const PARAGRAPHS = ['interest', 'independence', 'confidentiality', 'change'] as const;

/** The paragraphs of the declaration, in the reader's language. */
export function declarationParagraphs(view: View): readonly string[] {
  return paragraphs(view.t);
}

/** The words as they are signed and kept. */
export function declarationText({ t }: { readonly t: Translate }): string {
  return paragraphs(t).join('\n\n');
}

function paragraphs(t: Translate): readonly string[] {
  return PARAGRAPHS.map((name) => t(`evaluation.impartiality.text.${name}`));
}
