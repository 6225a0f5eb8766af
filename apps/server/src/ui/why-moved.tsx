import { z } from 'zod';
import type { View } from './view.js';

/** What moved a date: the reason that a person gave, or the outage. */
export interface Why {
  readonly reason: string | null;
  readonly outage: { readonly from: string; readonly until: string; readonly minutes: number } | null;
}

export interface WhyMovedProps {
  readonly view: View;
  readonly why: Why;
  readonly zone?: string;
}

/** Why a date moved, as a paragraph: a person's own words, or what the portal measured. */
export function WhyMoved({ view, why: { reason, outage }, zone = view.zone }: WhyMovedProps) {
  if (outage !== null) return <p>{outageInWords(view, outage, zone)}</p>;
  return (
    <p class="written" dir="auto">
      {reason}
    </p>
  );
}

export function outageInWords(view: View, { from, until, minutes }: NonNullable<Why['outage']>, zone: string): string {
  const at = (instant: string) => view.format.moment(new Date(instant), zone);
  return view.t('outages.why', { minutes, from: at(from), until: at(until) });
}

const outageOfRow = z.object({ outage: z.object({ from: z.string(), until: z.string(), minutes: z.number() }) });

/** What a row of history says of it; null where the row tells of no such thing. */
export function whyIn(payload: unknown): Why | null {
  const moved = outageOfRow.safeParse(payload);
  return moved.success ? { reason: null, outage: moved.data.outage } : null;
}
