import { namedEnd } from '#libs/platform';
import { DateTime } from './date-time.js';
import { Shape } from './status.js';
import type { View } from './view.js';

const HOUR = 3_600_000;
/** From here on a deadline is shown before anything else. */
const URGENT_HOURS = 48;

export type DeadlineKind = 'closes' | 'due' | 'expected';

export interface DeadlineProps {
  readonly view: View;
  readonly at: Date;
  /** `closes` for what shuts (a call), `due` for what the reader has to do by then, `expected` for what others do. */
  readonly kind?: DeadlineKind;
  /** What it is the deadline of, where the page does not say so. */
  readonly of?: string;
  /** Address of the calendar file. */
  readonly calendarHref?: string;
  readonly zone?: string;
}

/** Less than 48 hours left, and not past. */
export function isUrgent(now: Date, at: Date): boolean {
  const left = at.getTime() - now.getTime();
  return left > 0 && left < URGENT_HOURS * HOUR;
}

/** A deadline in full: weekday, date, hour, zone in words, what remains, and the calendar file beside it. */
export function Deadline(props: DeadlineProps) {
  const { view, at, of, calendarHref } = props;
  const urgent = isUrgent(view.now, at) && props.kind !== 'expected';
  return (
    <p class={urgent ? 'deadline deadline-urgent tone-attention' : 'deadline'}>
      {urgent ? (
        <span class="deadline-soon">
          <Shape tone="attention" />
          {view.t('ui.deadline.soon')}
        </span>
      ) : null}
      <span class="deadline-words">
        {of ? <span class="deadline-of">{of}</span> : null}
        <DeadlineWords {...props} />
      </span>
      {calendarHref && at > view.now ? <a href={calendarHref}>{view.t('ui.deadline.calendar')}</a> : null}
    </p>
  );
}

/** The same, for the top of every page of a file, where it appears under 48 hours only. */
export function DeadlineBanner(props: DeadlineProps) {
  return isUrgent(props.view.now, props.at) ? <Deadline {...props} /> : null;
}

function DeadlineWords({ view, at, kind = 'closes', of, zone = view.zone }: DeadlineProps) {
  const end = namedEnd(at, zone);
  return (
    <span>
      {view.pieces(`ui.deadline.${wordOf(kind, at <= view.now, of !== undefined)}`, {
        deadline: <DateTime key="at" view={view} at={end} zone={zone} />,
        remaining: (
          <span key="left" class="nums deadline-left">
            {view.format.remaining(view.now, end, zone)}
          </span>
        ),
      })}
    </span>
  );
}

/** The name of what shuts says already that it does. */
function wordOf(kind: DeadlineKind, past: boolean, isNamed: boolean): string {
  if (kind === 'expected') return kind;
  if (kind === 'closes') return past ? 'closed' : isNamed ? 'expected' : 'closes';
  return past ? 'late' : 'due';
}
