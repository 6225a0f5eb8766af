import type { Blocker } from '#libs/payments';
import type { Reason } from '#libs/workflow';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import { WhyNot } from '../ui/why-not.js';

export interface BlockersProps {
  readonly view: View;
  readonly blockers: readonly Blocker[];
}

/** Everything that stands in the way of a payment, who can lift it, and until when. */
export function Blockers({ view, blockers }: BlockersProps) {
  if (blockers.length === 0) return <Status tone="done">{view.t('payments.blocker.none')}</Status>;
  return <WhyNot view={view} reasons={blockers.map(reasonOf)} />;
}

/** In a list: the obstacles in one line. */
export function BlockersInLine({ view, blockers }: BlockersProps) {
  if (blockers.length === 0) return <Status tone="done">{view.t('payments.blocker.none')}</Status>;
  return (
    <ul class="plain-list">
      {blockers.map(({ code, by }) => (
        <li key={code}>
          <Status tone="problem">{view.t(`reason.blocker.${code}`)}</Status>
          {by.length > 0 ? (
            <span class="muted">
              {' '}
              {view.t('ui.whyNot.who', { who: view.format.list(by.map((role) => view.t(`role.${role}`))) })}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function reasonOf({ code, by, until }: Blocker): Reason {
  return { code: `blocker.${code}`, params: {}, by, ...(until ? { until: until.toISOString() } : {}) };
}
