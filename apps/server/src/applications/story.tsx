import { eventDone } from '../ui/event-words.js';
import type { HistoryLine } from '#libs/applications';
import { type Moment, Timeline } from '../ui/timeline.js';
import type { View } from '../ui/view.js';

/** What concerns the inside of the office while it is being done; its result is told as a decision. */
const INSIDE: readonly string[] = ['assessmentFinalised', 'assessmentReopened'];

export interface StoryProps {
  readonly view: View;
  readonly history: readonly HistoryLine[];
  /** Applicants are not told who assessed when. */
  readonly reader: 'applicant' | 'staff';
}

/** What happened to a file, newest first: people by their role, reasons as they were given. */
export function Story({ view, history, reader }: StoryProps) {
  const told = history.filter(({ event }) => reader === 'staff' || !INSIDE.includes(event));
  return <Timeline view={view} moments={told.map((line) => momentOf(view, line)).reverse()} />;
}

function momentOf(view: View, { seq, event, at, actor, payload }: HistoryLine): Moment {
  const [role] = actor.roles;
  const { reason } = payload;
  return {
    key: String(seq),
    at,
    title: eventDone(view, event),
    ...(role ? { by: view.t(`role.${actor.kind === 'system' ? 'system' : role}`) } : {}),
    ...(typeof reason === 'string' ? { children: <p dir="auto">{reason}</p> } : {}),
  };
}
