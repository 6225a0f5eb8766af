import type { ComponentChildren } from 'preact';
import type { View } from './view.js';

export interface FigureSectionProps {
  readonly view: View;
  readonly id: string;
  readonly title: string;
  /** What is counted, in a sentence. */
  readonly lead?: ComponentChildren;
  /** Address of the same figures for a spreadsheet. */
  readonly csvHref?: string;
  readonly children: ComponentChildren;
}

/** A figure with its name, what it counts, and the way to the same numbers in a file. */
export function FigureSection({ view, id, title, lead, csvHref, children }: FigureSectionProps) {
  return (
    <section class="figure-section" id={id} aria-labelledby={`${id}-title`}>
      <div class="figure-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {csvHref ? (
          <a href={csvHref} download>
            {view.t('figures.csv')}
            <span class="visually-hidden">&nbsp;– {title}</span>
          </a>
        ) : null}
      </div>
      {lead ? <p class="figure-lead">{lead}</p> : null}
      {children}
    </section>
  );
}

/** A number that a program reads as it is, and that leads to what it counts. */
export function Count({ view, n, href }: { readonly view: View; readonly n: number; readonly href?: string | null }) {
  const shown = (
    <data class="nums" value={n}>
      {view.format.number(n)}
    </data>
  );
  return href && n > 0 ? <a href={href}>{shown}</a> : shown;
}
