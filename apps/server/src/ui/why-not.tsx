import type { Reason } from '#libs/workflow';
import { DateTime } from './date-time.js';
import { type NamedReason, reasonText } from './reason-text.js';
import type { View } from './view.js';

export interface WhyNotProps {
  readonly view: View;
  readonly reasons: readonly NamedReason[];
  /** So that the blocked control can point here. */
  readonly id?: string;
}

/** Why something cannot be done now: every reason at once, who can lift it, and by when. */
export function WhyNot({ view, reasons, id }: WhyNotProps) {
  if (reasons.length === 0) return null;
  return (
    <div class="why-not" id={id}>
      <p class="why-not-title">{view.t('ui.whyNot.title', { count: reasons.length })}</p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason.code}>
            {reasonText(view, reason)}
            <WhoAndWhen view={view} reason={reason} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function WhoAndWhen({ view, reason }: { readonly view: View; readonly reason: Reason }) {
  const roles = reason.by?.map((role) => view.t(`role.${role}`)) ?? [];
  if (roles.length === 0 && !reason.until) return null;
  const list = view.format.list(roles);
  // The reader may well be one of them, and it takes another one.
  const who = reason.code === 'fourEyes' ? view.t('reason.another', { who: list }) : list;
  return (
    <span class="why-not-who">
      {roles.length > 0 ? <span>{view.t('ui.whyNot.who', { who })}</span> : null}
      {reason.until ? (
        <span>
          {view.pieces('ui.whyNot.until', { date: <DateTime view={view} at={new Date(reason.until)} key="until" /> })}
        </span>
      ) : null}
    </span>
  );
}
