import { decimal, scaled, type Rounding } from '#libs/kernel';
import type { BudgetTerms, BudgetTotals } from './budget.js';

/** The figures of a budget that borders are set for, and by. */
export type Figure = 'direct' | 'indirect' | 'contingency' | 'grandTotal' | 'requested' | 'funding';

/** How far a figure may go: an amount, or a percentage of another figure. */
export type Border = { readonly minor: number } | { readonly percent: string; readonly of: Figure };

/**
 * A border of the call as data, so that the browser judges by the same lines as the server: `of` lies between `least`
 * and `most`. With `once`, only as soon as that figure is more than nothing.
 */
export interface Ceiling {
  readonly code: 'indirect' | 'contingency' | 'grant' | 'share' | 'move' | 'cover';
  readonly of: Figure;
  readonly least: Border | null;
  readonly most: Border | null;
  readonly once: Figure | null;
}

/** A border in figures: whether it is kept, what it is, and by how much it is broken. */
export interface JudgedCeiling extends Ceiling {
  readonly state: 'kept' | 'below' | 'above';
  readonly valueMinor: number;
  readonly leastMinor: number | null;
  readonly mostMinor: number | null;
  readonly byMinor: number;
}

/** Every border that the call sets for a budget (R08, R09), and for its distance from the concept note (R18). */
export function ceilingsOf(
  { rules, lot, share }: BudgetTerms,
  move: { readonly conceptNoteMinor: number; readonly percent: number } | null = null,
): readonly Ceiling[] {
  const of = (code: Ceiling['code'], figure: Figure, borders: Partial<Ceiling>): Ceiling => ({
    code,
    of: figure,
    least: null,
    most: null,
    once: null,
    ...borders,
  });
  const ofTotal = (percent: string | number): Border => ({ percent: String(percent), of: 'grandTotal' });
  const moved = (percent: number, rounding: Rounding): Border => ({
    minor: percentOf(move?.conceptNoteMinor ?? 0, String(percent), rounding),
  });
  return [
    of('indirect', 'indirect', { most: { percent: rules.indirectMaxPercent, of: 'direct' } }),
    of('contingency', 'contingency', { most: { percent: rules.contingencyMaxPercent, of: 'direct' } }),
    of('grant', 'requested', { least: { minor: lot.minGrantMinor }, most: { minor: lot.maxGrantMinor } }),
    of('share', 'requested', {
      least: ofTotal(share.minPercent),
      most: ofTotal(share.maxPercent),
      once: 'grandTotal',
    }),
    ...(move === null
      ? []
      : [of('move', 'requested', { least: moved(100 - move.percent, 'up'), most: moved(100 + move.percent, 'down') })]),
    of('cover', 'funding', { least: ofTotal(100), most: ofTotal(100) }),
  ];
}

/** Judges one border. Exact: 7,000.00 on 100,000.00 is within 7 %, 7,000.01 is not. */
export function judged(ceiling: Ceiling, totals: BudgetTotals): JudgedCeiling {
  const figures = figuresOf(totals);
  const isAsked = ceiling.once === null || figures[ceiling.once] > 0;
  const valueMinor = figures[ceiling.of];
  // Whole minor units: what is more than the exact border is more than the border rounded towards what is allowed.
  const leastMinor = isAsked ? inMinor(ceiling.least, figures, 'up') : null;
  const mostMinor = isAsked ? inMinor(ceiling.most, figures, 'down') : null;
  const at = { ...ceiling, valueMinor, leastMinor, mostMinor };
  if (leastMinor !== null && valueMinor < leastMinor)
    return { ...at, state: 'below', byMinor: leastMinor - valueMinor };
  if (mostMinor !== null && valueMinor > mostMinor) return { ...at, state: 'above', byMinor: valueMinor - mostMinor };
  return { ...at, state: 'kept', byMinor: 0 };
}

/** A percentage of an amount, in whole minor units. */
export function percentOf(wholeMinor: number, percent: string, rounding: Rounding): number {
  const exact = decimal(percent);
  if (exact) return scaled(wholeMinor, exact, 100, rounding);
  throw new RangeError(`"${percent}" is not a decimal percentage; a call file with it does not load.`);
}

function figuresOf(totals: BudgetTotals): Readonly<Record<Figure, number>> {
  return {
    direct: totals.directMinor,
    indirect: totals.indirectMinor,
    contingency: totals.contingencyMinor,
    grandTotal: totals.totalMinor,
    requested: totals.requestedMinor,
    funding: totals.requestedMinor + totals.sourcesMinor,
  };
}

function inMinor(border: Border | null, figures: Readonly<Record<Figure, number>>, rounding: Rounding): number | null {
  if (border === null) return null;
  return 'minor' in border ? border.minor : percentOf(figures[border.of], border.percent, rounding);
}
