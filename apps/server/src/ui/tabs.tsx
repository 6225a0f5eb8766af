import { directionOf, type Lang } from '#libs/platform';
import type { View } from './view.js';

export interface Tab {
  readonly href: string;
  readonly label: string;
  /** The label's own language, where it is not the page's. */
  readonly lang?: Lang;
  readonly current?: boolean;
  readonly count?: number;
  /** There are more than that; nobody counted further. */
  readonly isMore?: boolean;
}

/** Views of one thing. Links, not a widget: each has its address and the back button works. */
export function Tabs({
  view,
  label,
  tabs,
}: {
  readonly view: View;
  readonly label: string;
  readonly tabs: readonly Tab[];
}) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a
              href={tab.href}
              {...(tab.lang ? { lang: tab.lang, dir: directionOf(tab.lang) } : {})}
              {...(tab.current ? { 'aria-current': 'page' as const } : {})}
            >
              {tab.label}
              {tab.count === undefined ? null : (
                <span class="count nums">
                  {tab.isMore ? view.t('ui.count.more', { count: tab.count }) : view.format.number(tab.count)}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
