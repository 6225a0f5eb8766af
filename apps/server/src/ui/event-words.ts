import type { View } from './view.js';

/** What the engine writes into a history by itself; the other rows are the events of the procedure. */
const OF_THE_ENGINE: Readonly<Record<string, string>> = {
  reminded: 'ui.history.reminded',
  deadlinePassed: 'ui.history.deadlinePassed',
};

/** What happened, as a row of a file's story says it. */
export function eventDone(view: View, event: string): string {
  return view.t(OF_THE_ENGINE[event] ?? `event.${event}.done`);
}
