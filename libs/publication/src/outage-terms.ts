import type { Call } from '#libs/calls';
import type { OutageTerms } from './domain/outage-verdict.js';

const MINUTE_MS = 60_000;

/** The rule of a call for outages; null where it has none. */
export function termsOf(call: Call): OutageTerms | null {
  if (call.outages === null) return null;
  const { windowHours, allowedMinutes, extensionHours } = call.outages;
  return {
    windowMs: windowHours * 60 * MINUTE_MS,
    allowedMs: allowedMinutes * MINUTE_MS,
    extensionMs: extensionHours * 60 * MINUTE_MS,
  };
}
