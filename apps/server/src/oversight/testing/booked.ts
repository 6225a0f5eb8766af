import type { RandomFile } from './random-call.js';

/** What the ledger of a file holds, in minor units. */
export interface Booked {
  readonly committed: number;
  readonly payments: readonly { readonly minor: number; readonly fate: 'open' | 'executed' | 'refused' }[];
  readonly justified: number;
  readonly released: number;
}

/** What is booked for a file that has a contract; null for one that has none. */
export function bookedOf({ award, isSigned, payments, justifiedPercent, isRestReleased }: RandomFile): Booked | null {
  if (!award || !isSigned) return null;
  const made = payments
    .map(({ percent, fate }) => ({ minor: Math.floor((award.minor * percent) / 100), fate }))
    .filter(({ minor }) => minor > 0);
  const sum = (fate: 'open' | 'executed') =>
    made.filter((each) => each.fate === fate).reduce((total, { minor }) => total + minor, 0);
  const paid = sum('executed');
  return {
    committed: award.minor,
    payments: made,
    justified: Math.floor((paid * justifiedPercent) / 100),
    released: isRestReleased ? award.minor - paid - sum('open') : 0,
  };
}
