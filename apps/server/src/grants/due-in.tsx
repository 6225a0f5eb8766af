import { DateTime } from '../ui/date-time.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import { lastInstant } from './last-instant.js';

/** The next obligation in a list: its day and what remains; what is late is said loudly. */
export function DueIn({ view, at }: { readonly view: View; readonly at: Date | null }) {
  if (!at) return <span class="muted">{view.t('grants.list.noDue')}</span>;
  const left = view.format.roughlyRemaining(view.now, at, view.zone);
  return (
    <>
      <span class="nowrap">
        <DateTime view={view} at={lastInstant(at)} show="day" />
      </span>
      <br />
      {at <= view.now ? <Status tone="problem">{left}</Status> : <span class="muted">{left}</span>}
    </>
  );
}
