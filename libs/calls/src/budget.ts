import { comparedToPercent, decimal, type Decimal } from '#libs/kernel';
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
    ...limitFaults(totals, terms),
    ...(amounts.requestedFaulty ? [] : requestFaults(totals, terms)),
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
    directMinor,
    indirectMinor: amounts.indirectMinor,
    indirectLimitMinor: limit(directMinor, rules.indirectMaxPercent),
    withoutReserveMinor,
    contingencyMinor: amounts.contingencyMinor,
    contingencyLimitMinor: limit(directMinor, rules.contingencyMaxPercent),
    totalMinor,
    requestedMinor: amounts.requestedMinor,
    sourcesMinor: amounts.sourcesMinor,
    uncoveredMinor: totalMinor - amounts.requestedMinor - amounts.sourcesMinor,
    shareBasisPoints: shareOf(amounts.requestedMinor, totalMinor),
  };
}

function lineFaults(lines: readonly LineReading[], { rules }: BudgetTerms): readonly BudgetFault[] {
  const faults = lines.flatMap((line) => line.faults);
  if (lines.length === 0) return [{ code: 'noLines', params: {} }];
  if (lines.length <= rules.maxLines) return faults;
  return [...faults, { code: 'tooManyLines', params: { max: rules.maxLines, lines: lines.length } }];
}

/** Exact: 7,000.00 on 100,000.00 is within 7 %, 7,000.01 is not. */
function limitFaults(totals: BudgetTotals, { rules }: BudgetTerms): readonly BudgetFault[] {
  const faults: BudgetFault[] = [];
  if (comparedToPercent(totals.indirectMinor, exact(rules.indirectMaxPercent), totals.directMinor) > 0) {
    const params = { percent: rules.indirectMaxPercent, limitMinor: totals.indirectLimitMinor };
    faults.push({ code: 'indirectAboveLimit', field: 'indirect', params });
  }
  if (comparedToPercent(totals.contingencyMinor, exact(rules.contingencyMaxPercent), totals.directMinor) > 0) {
    const params = { percent: rules.contingencyMaxPercent, limitMinor: totals.contingencyLimitMinor };
    faults.push({ code: 'contingencyAboveLimit', field: 'contingency', params });
  }
  return faults;
}

function requestFaults(totals: BudgetTotals, { lot, share }: BudgetTerms): readonly BudgetFault[] {
  const { requestedMinor, totalMinor } = totals;
  const of = (code: BudgetFaultCode, params: BudgetFault['params']): BudgetFault => ({
    code,
    field: 'requested',
    params,
  });
  const faults: BudgetFault[] = [];
  if (requestedMinor < lot.minGrantMinor) faults.push(of('grantBelowMinimum', { minMinor: lot.minGrantMinor }));
  if (requestedMinor > lot.maxGrantMinor) faults.push(of('grantAboveMaximum', { maxMinor: lot.maxGrantMinor }));
  const percents = { shareBasisPoints: totals.shareBasisPoints ?? 0, min: share.minPercent, max: share.maxPercent };
  if (totalMinor > 0 && comparedToPercent(requestedMinor, exact(String(share.minPercent)), totalMinor) < 0) {
    faults.push(of('shareBelowMinimum', percents));
  }
  if (totalMinor > 0 && comparedToPercent(requestedMinor, exact(String(share.maxPercent)), totalMinor) > 0) {
    faults.push(of('shareAboveMaximum', percents));
  }
  const { uncoveredMinor } = totals;
  if (uncoveredMinor > 0) faults.push(of('sourcesTooLow', { byMinor: uncoveredMinor }));
  if (uncoveredMinor < 0) faults.push(of('sourcesTooHigh', { byMinor: -uncoveredMinor }));
  return faults;
}

function limit(wholeMinor: number, percent: string): number {
  const { units, scale } = exact(percent);
  return Number((BigInt(wholeMinor) * units) / (100n * 10n ** BigInt(scale)));
}

function shareOf(partMinor: number, wholeMinor: number): number | null {
  return wholeMinor === 0 ? null : Number((BigInt(partMinor) * 10_000n) / BigInt(wholeMinor));
}

function exact(text: string): Decimal {
  const number = decimal(text);
  if (number) return number;
  throw new RangeError(`"${text}" is not a decimal percentage; a call file with it does not load.`);
}
