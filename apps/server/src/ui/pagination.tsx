import type { View } from './view.js';

export interface PaginationProps {
  readonly view: View;
  readonly previousHref?: string | null;
  readonly nextHref?: string | null;
  /** Keys of its words, where what is turned is no page of a list. */
  readonly words?: { readonly label: string; readonly previous: string; readonly next: string };
}

const PAGES = { label: 'ui.pagination.label', previous: 'ui.pagination.previous', next: 'ui.pagination.next' };

/** One page back or on. A list that moves has no page numbers that could be trusted. */
export function Pagination({ view, previousHref, nextHref, words = PAGES }: PaginationProps) {
  if (!previousHref && !nextHref) return null;
  return (
    <nav class="pagination" aria-label={view.t(words.label)}>
      {previousHref ? (
        <a class="back-link" rel="prev" href={previousHref}>
          {view.t(words.previous)}
        </a>
      ) : (
        <span />
      )}
      {nextHref ? (
        <a class="next-link" rel="next" href={nextHref}>
          {view.t(words.next)}
        </a>
      ) : null}
    </nav>
  );
}
