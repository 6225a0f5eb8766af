import type { ComponentChildren } from 'preact';
import type { View } from './view.js';

export interface Pane {
  readonly id: string;
  readonly label: string;
  readonly content: ComponentChildren;
}

export interface SplitViewProps {
  readonly view: View;
  /** What is read. */
  readonly read: Pane;
  /** What is done about it. */
  readonly act: Pane;
}

/** Two panes side by side from 1024 px; below, one after the other with links that jump between them. */
export function SplitView({ view, read, act }: SplitViewProps) {
  return (
    <div class="split">
      <nav class="split-nav" aria-label={view.t('ui.split.label')}>
        {[read, act].map((pane) => (
          <a key={pane.id} href={`#${pane.id}`}>
            {pane.label}
          </a>
        ))}
      </nav>
      {[read, act].map((pane) => (
        <section key={pane.id} id={pane.id} class="split-pane" tabindex={0} aria-label={pane.label}>
          {pane.content}
        </section>
      ))}
    </div>
  );
}
