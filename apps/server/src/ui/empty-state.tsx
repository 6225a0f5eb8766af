import type { ComponentChildren } from 'preact';
import { StarPattern } from './mark.js';

export interface EmptyStateProps {
  /** What this place will show. */
  readonly children: ComponentChildren;
  /** The one thing to do next: a link or a form. */
  readonly next?: ComponentChildren;
}

/** A place that has nothing to show yet. */
export function EmptyState({ children, next }: EmptyStateProps) {
  return (
    <div class="empty">
      <StarPattern />
      <div class="empty-words">{typeof children === 'string' ? <p>{children}</p> : children}</div>
      {next ? <div class="actions">{next}</div> : null}
    </div>
  );
}
