import type { View } from './view.js';

export interface Crumb {
  readonly href: string;
  readonly label: string;
}

export interface TrailProps {
  readonly view: View;
  readonly trail: readonly Crumb[];
  readonly back?: Crumb | undefined;
}

/** Where I am: the way here, or just the way back where the page is a step of something. */
export function Trail({ view, trail, back }: TrailProps) {
  const only = back ?? (trail.length === 1 ? trail[0] : undefined);
  if (only) {
    return (
      <nav class="trail" aria-label={view.t('ui.layout.trail')}>
        <a class="back-link" href={only.href}>
          <bdi>{only.label}</bdi>
        </a>
      </nav>
    );
  }
  if (trail.length === 0) return null;
  return (
    <nav class="trail" aria-label={view.t('ui.layout.trail')}>
      <ol>
        {trail.map((crumb) => (
          <li key={crumb.href}>
            <a href={crumb.href}>
              <bdi>{crumb.label}</bdi>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
