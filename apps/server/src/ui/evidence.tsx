import type { ComponentChildren } from 'preact';
import { type Answer, SummaryList } from './check-answers.js';
import { KeysNote } from './keys-note.js';
import type { View } from './view.js';

export interface EvidenceProps {
  readonly view: View;
  /** What it is the evidence of, for those who listen. */
  readonly of: string;
  readonly facts: readonly Answer[];
}

/** What a row rests on, folded away until somebody wants to see it. */
export function Evidence({ view, of, facts }: EvidenceProps) {
  return (
    <details class="evidence" data-evidence>
      <summary>
        {view.t('ui.evidence.title')}
        <bdi class="visually-hidden"> {of}</bdi>
      </summary>
      <SummaryList view={view} answers={facts} />
    </details>
  );
}

/** Puts the key E to work inside it: it opens and closes the evidence of a row. With a switch (WCAG 2.1.4). */
export function EvidenceKeys({ view, children }: { readonly view: View; readonly children: ComponentChildren }) {
  return (
    <minha-evidence-keys>
      <KeysNote view={view} of="evidence" />
      {children}
    </minha-evidence-keys>
  );
}
