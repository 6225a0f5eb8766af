import type { View } from './view.js';

export interface PaginationProps {
  readonly view: View;
  readonly previousHref?: string | null;
  readonly nextHref?: string | null;
}

/** One page back or on. A list that moves has no page numbers that could be trusted. */
export function Pagination({ view, previousHref, nextHref }: PaginationProps) {
  if (!previousHref && !nextHref) return null;
  return (
    <nav class="pagination" aria-label={view.t('ui.pagination.label')}>
      {previousHref ? (
        <a class="back-link" rel="prev" href={previousHref}>
          {view.t('ui.pagination.previous')}
        </a>
      ) : (
        <span />
      )}
      {nextHref ? (
        <a class="next-link" rel="next" href={nextHref}>
          {view.t('ui.pagination.next')}
        </a>
      ) : null}
    </nav>
  );
}
