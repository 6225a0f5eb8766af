import type { View } from './view.js';

/** What the engine writes into a history by itself; the other rows are the events of the procedure. */
const OF_THE_ENGINE: Readonly<Record<string, string>> = {
  reminded: 'ui.history.reminded',
  deadlinePassed: 'ui.history.deadlinePassed',
};

/** What operators did to a file beside the events of its procedure: never quiet, and with the reason they gave. */
const OF_OPERATORS: Readonly<Record<string, string>> = {
  stateCorrected: 'ui.history.stateCorrected',
  definitionChanged: 'ui.history.definitionChanged',
  definitionChangeUndone: 'ui.history.definitionChangeUndone',
  deadlinesRecomputed: 'ui.history.deadlinesRecomputed',
};

/** Whether the engine wrote it by itself: worth keeping, not worth stopping at. */
export function isOfTheEngine(event: string): boolean {
  return event in OF_THE_ENGINE;
}

/** What happened, as a row of a file's story says it; of reminders and passed deadlines, which one it was. */
export function eventDone(view: View, event: string, deadline: unknown = null): string {
  const ofOperators = OF_OPERATORS[event];
  if (ofOperators !== undefined) return view.t(ofOperators);
  const key = OF_THE_ENGINE[event];
  if (key === undefined) return view.t(`event.${event}.done`);
  const name = `deadline.${String(deadline)}`;
  return view.has(name) ? view.t(`${key}Of`, { deadline: view.t(name) }) : view.t(key);
}
