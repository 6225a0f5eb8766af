import type { ApplicationFileView } from '#libs/applications';
import type { Call } from '#libs/calls';
import { Deadline, type DeadlineKind } from '../ui/deadline.js';
import type { View } from '../ui/view.js';

export interface NamedDeadlineProps {
  readonly view: View;
  readonly call: Call;
  readonly deadline: NonNullable<ApplicationFileView['nextDeadline']>;
  readonly kind?: DeadlineKind;
  readonly calendarHref?: string;
}

/** What is due, and when. */
export function NamedDeadline({ view, call, deadline, kind = 'due', calendarHref }: NamedDeadlineProps) {
  return (
    <Deadline
      view={view}
      at={deadline.dueAt}
      kind={kind}
      zone={call.zone}
      of={view.t(`applications.deadline.${deadline.name}`)}
      {...(calendarHref === undefined ? {} : { calendarHref })}
    />
  );
}
