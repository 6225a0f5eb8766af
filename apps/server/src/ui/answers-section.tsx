import type { ComponentChildren } from 'preact';

export interface AnswersSectionProps {
  readonly heading: string;
  /** Whether it opens on demand: a page on which something else is done stays short, and each part opens at once. */
  readonly isFolded?: boolean;
  readonly children: ComponentChildren;
}

/** One part of what was answered, to be read. */
export function AnswersSection({ heading, isFolded = false, children }: AnswersSectionProps) {
  if (isFolded)
    return (
      <details class="answers-section">
        <summary>{heading}</summary>
        {children}
      </details>
    );
  return (
    <section class="answers-section">
      <h2>{heading}</h2>
      {children}
    </section>
  );
}
