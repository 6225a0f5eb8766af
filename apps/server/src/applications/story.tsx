import { eventDone, isOfTheEngine } from '../ui/event-words.js';
import type { HistoryLine } from '#libs/applications';
import { isToldToGrantee } from '#libs/contracts';
import { messageMoments, type StoryMessages, woven } from '../messages/message-moments.js';
import { type Moment, Timeline } from '../ui/timeline.js';
import type { View } from '../ui/view.js';
import { ZoneNote } from '../ui/zone-note.js';
import { whyIn, WhyMoved } from '../ui/why-moved.js';

export interface StoryProps {
  readonly view: View;
  readonly history: readonly HistoryLine[];
  /** Applicants are not told who assessed when. */
  readonly reader: 'applicant' | 'staff';
  /** What was written to each other meanwhile, for those who may read it. */
  readonly messages?: StoryMessages | undefined;
}

/** What happened to a file, newest first, reasons as they were given. Applicants are told roles, the office names. */
export function Story({ view, history, reader, messages }: StoryProps) {
  const told = history.filter((line) => reader === 'staff' || isToldToGrantee(line.event, line.payload['deadline']));
  const moments = told.map((line) => momentOf(view, line, reader)).reverse();
  return (
    <>
      <ZoneNote view={view} />
      <Timeline view={view} moments={messages ? woven(moments, messageMoments(view, messages)) : moments} />
    </>
  );
}

function momentOf(view: View, line: HistoryLine, reader: StoryProps['reader']): Moment {
  const { seq, event, at, payload } = line;
  const quiet = isOfTheEngine(event);
  const by = quiet ? undefined : actorOf(view, line, reader);
  const { reason, deadline } = payload;
  const why = whyIn(payload);
  return {
    key: String(seq),
    at,
    quiet,
    title: eventDone(view, event, deadline),
    ...(by === undefined ? {} : { by }),
    ...(why ? { children: <WhyMoved view={view} why={why} /> } : {}),
    ...(typeof reason === 'string' ? { children: <p dir="auto">{reason}</p> } : {}),
  };
}

function actorOf(view: View, { actor, personName }: HistoryLine, reader: StoryProps['reader']): string | undefined {
  if (actor.kind === 'system') return undefined;
  if (reader === 'staff' && personName !== null) return personName;
  const role = actor.roles.includes('signatory') ? 'signatory' : actor.roles[0];
  return role && view.t(`role.by.${role}`);
}
