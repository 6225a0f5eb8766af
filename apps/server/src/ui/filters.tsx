import type { ComponentChildren } from 'preact';
import { Button } from './action-form.js';
import type { View } from './view.js';

export interface FiltersProps {
  readonly view: View;
  /** The list's own address, without filters. */
  readonly action: string;
  /** Where the list is without filters; its own address where nothing else is said. */
  readonly clearHref?: string;
  /** How many rows the present filters leave; null where nobody has counted beyond this page. */
  readonly found: number | null;
  /** There are more than that; nobody counted further. */
  readonly isMore?: boolean;
  readonly active: boolean;
  /** Fields. */
  readonly children: ComponentChildren;
}

/** A form that only asks: what it says stands in the address, so a list can be kept and passed on. */
export function Filters({ view, action, clearHref = action, found, isMore, active, children }: FiltersProps) {
  return (
    <form class="filters" method="get" action={action} role="search" aria-label={view.t('ui.filters.title')}>
      <div class="filters-fields">{children}</div>
      <div class="filters-actions">
        <Button weight="secondary">{view.t('ui.filters.apply')}</Button>
        {active ? <a href={clearHref}>{view.t('ui.filters.clear')}</a> : null}
        {found === null ? null : (
          <span class="filters-found nums" role="status">
            {view.t(isMore ? 'ui.filters.foundMore' : 'ui.filters.found', { count: found })}
          </span>
        )}
      </div>
    </form>
  );
}
