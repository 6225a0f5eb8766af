import { lastInstant, namedEnd } from '#libs/platform';
import { DateTime } from '../ui/date-time.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';

export interface DueInProps {
  readonly view: View;
  readonly at: Date | null;
  /** It ends at an hour of the day that matters: a date of the call. */
  readonly hour?: boolean;
  /** Of the call; the page's own where it is not said. */
  readonly zone?: string;
}

/** The next obligation in a list: its day and what remains; what is late is said loudly. */
export function DueIn({ view, at, hour = false, zone = view.zone }: DueInProps) {
  if (!at) return <span class="muted">{view.t('grants.list.noDue')}</span>;
  const end = hour ? namedEnd(at, zone) : lastInstant(at);
  const left = view.format.roughlyRemaining(view.now, end, zone);
  return (
    <>
      <DateTime view={view} at={end} zone={zone} show={hour ? 'moment' : 'day'} />
      <br />
      {at <= view.now ? <Status tone="problem">{left}</Status> : <span class="muted">{left}</span>}
    </>
  );
}
