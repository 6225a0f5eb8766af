import { type Interval, millisecondsWithin, type Outage } from '#libs/kernel';

/** When an outage moves a deadline, and by how much. */
export interface OutageTerms {
  readonly windowMs: number;
  readonly allowedMs: number;
  readonly extensionMs: number;
}

/** What is known of a deadline that has come. */
export interface DeadlineCome {
  readonly deadline: Date;
  readonly now: Date;
  /** The earliest first; the last one may last still. */
  readonly outages: readonly Outage[];
  /** Up to where outages have moved a deadline of this call already; null where none has. */
  readonly countedUntil: Date | null;
}

interface Counted {
  /** How long nobody answered within the hours before the deadline that the rule looks at. */
  readonly outageMs: number;
  /** The outages of those hours, each as far as it went. */
  readonly outages: readonly Interval[];
}

export type OutageVerdict =
  | ({ readonly outcome: 'kept' } & Counted)
  /** Nobody can be told, and nobody can hand in: it is decided when the portal is back. */
  | { readonly outcome: 'waits' }
  | ({ readonly outcome: 'moved'; readonly until: Date } & Counted);

/** Decided later than this, nobody knew meanwhile that the deadline would move: the time counts from then. */
const AT_ONCE_MS = 60_000;
const MINUTE_MS = 60_000;

/**
 * Whether a deadline takes effect, moves, or waits. It moves where the portal was away for longer than allowed within
 * the window, by the whole length of the extension, counted from the deadline or, where that was later, from the moment
 * at which the portal and this decision were there again. An outage moves a deadline once.
 */
export function outageVerdict({ windowMs, allowedMs, extensionMs }: OutageTerms, come: DeadlineCome): OutageVerdict {
  const { deadline, now, outages } = come;
  const window = { from: windowFrom(come, windowMs), until: deadline };
  const outageMs = millisecondsWithin(outages, window);
  const counted = { outageMs, outages: reaching(outages, window, now) };
  if (outageMs <= allowedMs) return { outcome: 'kept', ...counted };
  if (outages.at(-1)?.until === null) return { outcome: 'waits' };
  const isLate = now.getTime() - deadline.getTime() > AT_ONCE_MS;
  return { outcome: 'moved', until: wholeMinute((isLate ? now : deadline).getTime() + extensionMs), ...counted };
}

function windowFrom({ deadline, countedUntil }: DeadlineCome, windowMs: number): Date {
  return new Date(Math.max(deadline.getTime() - windowMs, countedUntil?.getTime() ?? Number.NEGATIVE_INFINITY));
}

/** The outages that lie in the window, up to their own ends: people are told when the portal was back. */
function reaching(outages: readonly Outage[], window: Interval, now: Date): readonly Interval[] {
  return outages
    .filter(({ from, until }) => from < window.until && (until === null || until > window.from))
    .map(({ from, until }) => ({ from: from > window.from ? from : window.from, until: until ?? now }));
}

/** Never earlier: a deadline stands on the wall to the minute. */
function wholeMinute(ms: number): Date {
  return new Date(Math.ceil(ms / MINUTE_MS) * MINUTE_MS);
}
