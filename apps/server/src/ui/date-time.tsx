import type { View } from './view.js';

/** How much of an instant is said. */
export type DateShown = 'full' | 'moment' | 'day' | 'hour';

export interface DateTimeProps {
  readonly view: View;
  readonly at: Date;
  /** `full` leaves nothing to be guessed; `moment` leaves out the zone where the page has named it;
   *  `day` is for lists whose hour does not matter; `hour` for what is of today. */
  readonly show?: DateShown;
  readonly zone?: string;
}

/** An instant in words, with the machine's form beside it. */
export function DateTime({ view, at, show = 'full', zone = view.zone }: DateTimeProps) {
  return (
    <time class={show === 'day' || show === 'hour' ? 'nums nowrap' : 'nums'} datetime={at.toISOString()}>
      {inWords(view, at, show, zone)}
    </time>
  );
}

function inWords({ format }: View, at: Date, show: DateShown, zone: string): string {
  const write = { full: format.dateTime, moment: format.moment, day: format.date, hour: format.time }[show];
  return write(at, zone);
}

/** A date of the calendar (`2026-02-19`) that is no instant. */
export function Day({ view, date }: { readonly view: View; readonly date: string }) {
  return (
    <time class="nums" datetime={date}>
      {view.format.day(date)}
    </time>
  );
}
