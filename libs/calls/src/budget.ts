import { percentOf } from './budget-ceilings.js';
import { ceilingFaults } from './budget-ceiling-faults.js';
import { readLine, readOptionalAmount, type LineReading } from './budget-line.js';
import type { Lot } from './file/call-file.js';
import type { BudgetRules } from './file/rules-file.js';

/** One line as typed. `heading` is one of the call's headings (1 to 6). */
export interface BudgetLine {
  readonly id: string;
  readonly heading: string;
  readonly description: string;
  readonly unit: string;
  readonly quantity: string;
  readonly unitCost: string;
  /** One of the heading's sub-headings (1.1); without one the line stands after them. */
  readonly part?: string;
  /** How many of the units fall into the first year, where the call asks for it. */
  readonly firstYear?: string;
  /** What the line pays for, and where its rate comes from: Annex B, sheet 2. */
  readonly clarification?: string;
  readonly basis?: string;
}

/** Who pays what the grant does not, as typed. */
export interface FundingSource {
  readonly id: string;
  readonly kind: 'own' | 'other';
  readonly name: string;
  readonly amount: string;
}

/** The budget of an application as typed; everything else is computed here, on the server (R09). */
export interface Budget {
  readonly lines: readonly BudgetLine[];
  /** Line 8. */
  readonly indirect: string;
  /** Line 10. */
  readonly contingency: string;
  /** The contribution asked for. */
  readonly requested: string;
  readonly sources: readonly FundingSource[];
}

/** What the call and the lot set as borders. */
export interface BudgetTerms {
  readonly rules: BudgetRules;
  readonly share: { readonly minPercent: number; readonly maxPercent: number };
  readonly lot: Pick<Lot, 'minGrantMinor' | 'maxGrantMinor'>;
}

export const BUDGET_FAULTS = [
  'noLines',
  'tooManyLines',
  'required',
  'notANumber',
  'ambiguous',
  'tooManyDecimals',
  'negative',
  'tooLarge',
  'notAnOption',
  'indirectAboveLimit',
  'contingencyAboveLimit',
  'grantBelowMinimum',
  'grantAboveMaximum',
  'shareBelowMinimum',
  'shareAboveMaximum',
  'sourcesTooLow',
  'sourcesTooHigh',
  'thirdPartyAboveLimit',
  'firstYearAboveAll',
] as const;
export type BudgetFaultCode = (typeof BUDGET_FAULTS)[number];

/** Something wrong with a budget. The text is `call.budgetFault.<code>`; amounts among the params are minor units. */
export interface BudgetFault {
  readonly code: BudgetFaultCode;
  /** The line or the source it belongs to, and the field of it. */
  readonly line?: string;
  readonly source?: string;
  readonly field?:
    | 'heading'
    | 'part'
    | 'firstYear'
    | 'clarification'
    | 'basis'
    | 'description'
    | 'unit'
    | 'quantity'
    | 'unitCost'
    | 'name'
    | 'amount'
    | 'indirect'
    | 'contingency'
    | 'requested';
  readonly params: Readonly<Record<string, string | number>>;
}

/** Every figure of Annex B, in minor units. A line that cannot be read counts nothing and is among the faults. */
export interface BudgetTotals {
  /** Total of each line by its id; null where it cannot be read. */
  readonly lines: Readonly<Record<string, number | null>>;
  /** Subtotals 1 to 6. */
  readonly headings: Readonly<Record<string, number>>;
  /** Totals of the first year by line, and of all; null where the call does not ask for it. */
  readonly firstYear: { readonly lines: Readonly<Record<string, number>>; readonly directMinor: number } | null;
  /** 7: direct eligible costs. */
  readonly directMinor: number;
  /** 8. */
  readonly indirectMinor: number;
  /** The most that 8 may be. */
  readonly indirectLimitMinor: number;
  /** 9 = 7 + 8. */
  readonly withoutReserveMinor: number;
  /** 10. */
  readonly contingencyMinor: number;
  /** The most that 10 may be. */
  readonly contingencyLimitMinor: number;
  /** 11 = 9 + 10: total eligible costs. */
  readonly totalMinor: number;
  readonly requestedMinor: number;
  readonly sourcesMinor: number;
  /** What the contribution and the sources together leave open (negative: too much). */
  readonly uncoveredMinor: number;
  /** Requested share of the total, in hundredths of a percent, rounded down; null while the total is 0. */
  readonly shareBasisPoints: number | null;
}

/** Computes a budget and finds everything wrong with it at once (R08, R09, R10). */
export function computeBudget(
  budget: Budget,
  terms: BudgetTerms,
): { totals: BudgetTotals; faults: readonly BudgetFault[] } {
  const lines = budget.lines.map((line) => readLine(line, terms.rules)).filter((line) => line !== null);
  const amounts = readAmounts(budget);
  const totals = totalsOf(lines, amounts, terms);
  const faults = [
    ...lineFaults(lines, terms),
    ...amounts.faults,
    ...ceilingFaults(totals, terms).filter(({ field }) => !(amounts.requestedFaulty && field === 'requested')),
  ];
  return { totals, faults };
}

interface Amounts {
  readonly indirectMinor: number;
  readonly contingencyMinor: number;
  readonly requestedMinor: number;
  readonly sourcesMinor: number;
  readonly requestedFaulty: boolean;
  readonly faults: readonly BudgetFault[];
}

function readAmounts(budget: Budget): Amounts {
  const indirect = readOptionalAmount(budget.indirect, { field: 'indirect' });
  const contingency = readOptionalAmount(budget.contingency, { field: 'contingency' });
  const requested = readOptionalAmount(budget.requested, { field: 'requested' }, 'required');
  const sources = budget.sources
    .filter(({ name, amount }) => `${name}${amount}`.trim() !== '')
    .map(({ id, amount }) => readOptionalAmount(amount, { source: id, field: 'amount' }, 'required'));
  return {
    indirectMinor: indirect.minor,
    contingencyMinor: contingency.minor,
    requestedMinor: requested.minor,
    sourcesMinor: sources.reduce((sum, { minor }) => sum + minor, 0),
    requestedFaulty: requested.faults.length > 0,
    faults: [indirect, contingency, requested, ...sources].flatMap(({ faults }) => faults),
  };
}

function totalsOf(lines: readonly LineReading[], amounts: Amounts, { rules }: BudgetTerms): BudgetTotals {
  const subtotal = (heading: string) =>
    lines.filter((line) => line.heading === heading).reduce((sum, line) => sum + (line.totalMinor ?? 0), 0);
  const headings = Object.fromEntries(rules.headings.map(({ id }) => [id, subtotal(id)]));
  const directMinor = Object.values(headings).reduce((sum, minor) => sum + minor, 0);
  const withoutReserveMinor = directMinor + amounts.indirectMinor;
  const totalMinor = withoutReserveMinor + amounts.contingencyMinor;
  return {
    lines: Object.fromEntries(lines.map((line) => [line.id, line.totalMinor])),
    headings,
    firstYear: rules.firstYear ? firstYearOf(lines) : null,
    directMinor,
    indirectMinor: amounts.indirectMinor,
    indirectLimitMinor: percentOf(directMinor, rules.indirectMaxPercent, 'down'),
    withoutReserveMinor,
    contingencyMinor: amounts.contingencyMinor,
    contingencyLimitMinor: percentOf(directMinor, rules.contingencyMaxPercent, 'down'),
    totalMinor,
    requestedMinor: amounts.requestedMinor,
    sourcesMinor: amounts.sourcesMinor,
    uncoveredMinor: totalMinor - amounts.requestedMinor - amounts.sourcesMinor,
    shareBasisPoints: shareOf(amounts.requestedMinor, totalMinor),
  };
}

function firstYearOf(lines: readonly LineReading[]): NonNullable<BudgetTotals['firstYear']> {
  return {
    lines: Object.fromEntries(lines.map(({ id, firstYearMinor }) => [id, firstYearMinor])),
    directMinor: lines.reduce((sum, { firstYearMinor }) => sum + firstYearMinor, 0),
  };
}

function lineFaults(lines: readonly LineReading[], { rules }: BudgetTerms): readonly BudgetFault[] {
  const faults = lines.flatMap((line) => line.faults);
  if (lines.length === 0) return [{ code: 'noLines', params: {} }];
  if (lines.length <= rules.maxLines) return faults;
  return [...faults, { code: 'tooManyLines', params: { max: rules.maxLines, lines: lines.length } }];
}

function shareOf(partMinor: number, wholeMinor: number): number | null {
  return wholeMinor === 0 ? null : Number((BigInt(partMinor) * 10_000n) / BigInt(wholeMinor));
}
