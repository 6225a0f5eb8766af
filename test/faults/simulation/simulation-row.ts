import type { FaultRow } from '../report/fault-row.js';
import type { YearOf } from './share.js';
import { replayLine, type Simulated } from './simulate.js';
import type { Invariant } from './violation.js';

const LOST: readonly Invariant[] = [
  'nothing due is left',
  'what was acknowledged stays',
  'a timer stands where it falls due',
  'state is what history leads to',
];
const EARLY: readonly Invariant[] = ['a deadline is never early'];

/** Simulated years as one line of the report. */
export function rowOf({ years, seconds }: Simulated): FaultRow {
  const failed = years.filter(({ violation }) => violation !== null);
  const among = (invariants: readonly Invariant[]): number =>
    failed.filter(({ violation }) => invariants.some((invariant) => violation?.startsWith(invariant))).length;
  const [lost, early] = [among(LOST), among(EARLY)];
  const [worst] = failed;
  return {
    fault: 'years simulated with crashes, delays, repetitions, reordering, lost answers and clock jumps',
    backend: 'none',
    injected: years.reduce((sum, year) => sum + injectedIn(year), 0),
    lost,
    // What is of no other kind is counted here: a table of zeros means that nothing at all was found.
    doubled: failed.length - lost - early,
    early,
    note: worst ? replayLine(worst) : `${years.length} years in ${Math.round(seconds)} s`,
  };
}

export function injectedIn({ injected }: Pick<YearOf, 'injected'>): number {
  return Object.values(injected).reduce((sum, times) => sum + times, 0);
}
