const SHOWN_MS = 30 * 86_400_000;

/** From when on outages are shown to somebody who looks at that moment. */
export function outagesFrom(now: Date): Date {
  return new Date(now.getTime() - SHOWN_MS);
}
