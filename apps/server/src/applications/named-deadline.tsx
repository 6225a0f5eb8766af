import type { ApplicationFileView } from '#libs/applications';
import type { Call } from '#libs/calls';
import { Deadline } from '../ui/deadline.js';
import type { View } from '../ui/view.js';

export interface NamedDeadlineProps {
  readonly view: View;
  readonly call: Call;
  readonly deadline: NonNullable<ApplicationFileView['nextDeadline']>;
}

/** What is due, and when. */
export function NamedDeadline({ view, call, deadline }: NamedDeadlineProps) {
  return (
    <>
      <p class="label">{view.t(`applications.deadline.${deadline.name}`)}</p>
      <Deadline view={view} at={deadline.dueAt} kind="due" zone={call.zone} />
    </>
  );
}
