import { yearsAfter } from '#libs/kernel';
import type { AutomaticCheck, Finding } from './findings.js';

/** What would have to be different, with the facts that say how: from when, from how much to how much. */
export type Remedy = Finding['params'];

type RemedyOf = (params: Finding['params']) => Remedy;

const REMEDIES: Readonly<Partial<Record<AutomaticCheck, RemedyOf>>> = {
  minimumAge: ({ foundedOn, years }) => ({ from: yearsAfter(String(foundedOn), Number(years)) }),
  receiptHeld: ({ state, from }) => ({ state: String(state), from: String(from) }),
  shareWithinLimits: ({ totalCostMinor, min, max }) => ({
    // Never a centime outside: the least is rounded up, the most down.
    minMinor: Math.ceil((Number(totalCostMinor) * Number(min)) / 100),
    maxMinor: Math.floor((Number(totalCostMinor) * Number(max)) / 100),
  }),
};

/** For a finding that says no; the finding's own facts where they say it already. */
export function remedyOf(check: AutomaticCheck, { verdict, params }: Finding): Remedy | null {
  return verdict === 'no' ? (REMEDIES[check]?.(params) ?? params) : null;
}
