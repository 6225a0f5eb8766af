import type { HTMLAttributes } from 'preact';

/** The elements of `client/`: each adds something to HTML that works without it. */
interface CustomElement extends HTMLAttributes<HTMLElement> {
  readonly for?: string;
  readonly form?: string;
  readonly limit?: number;
  readonly left?: string;
  readonly over?: string;
  readonly locale?: string;
  readonly choose?: string;
  readonly none?: string;
  readonly rule?: string;
}

declare module 'preact' {
  // Preact's own way of telling TypeScript about further elements.
  namespace JSX {
    interface IntrinsicElements {
      'minha-count': CustomElement;
      'minha-reveal': CustomElement;
      'minha-kept': CustomElement;
      'minha-file': CustomElement;
      'minha-autosave': CustomElement;
      'minha-draft': CustomElement;
      'minha-evidence-keys': CustomElement;
      'minha-score-keys': CustomElement;
      'minha-when': CustomElement;
      'minha-totals': CustomElement;
      'minha-upload': CustomElement;
    }
  }
}
