import { decimal, readAmount, readNumber, scaled } from '#libs/kernel';
import type { BudgetFault, BudgetLine } from './budget.js';
import type { BudgetRules } from './file/rules-file.js';

/** More decimals than anything is counted in: half a day, a third of a month. */
const QUANTITY_DECIMALS = 4;
/** The same border as for a typed amount; sums of such lines stay exact. */
const LARGEST_LINE_MINOR = 1_000_000_000_000;

/** A line as read: its total in minor units (null where it cannot be computed) and what is wrong with it. */
export interface LineReading {
  readonly id: string;
  readonly heading: string;
  readonly totalMinor: number | null;
  /** What falls into the first year; 0 where it is not asked for or cannot be read. */
  readonly firstYearMinor: number;
  readonly faults: readonly BudgetFault[];
}

/** Reads one line; null for a line in which nothing was typed yet. Total = quantity x unit cost, half a centime up. */
export function readLine(line: BudgetLine, rules: BudgetRules): LineReading | null {
  if (`${line.description}${line.quantity}${line.unitCost}`.trim() === '') return null;
  const quantity = readQuantity(line.id, 'quantity', line.quantity);
  const unitCost = readOptionalAmount(line.unitCost, { line: line.id, field: 'unitCost' }, 'required');
  const total = unitCost.faults.length > 0 ? null : lineTotal(quantity.value, unitCost.minor);
  const firstYear = readFirstYear(line, rules, quantity.value);
  const ofFirstYear = unitCost.faults.length > 0 ? null : lineTotal(firstYear.value, unitCost.minor);
  const faults = [
    ...wordFaults(line, rules),
    ...quantity.faults,
    ...unitCost.faults,
    ...firstYear.faults,
    ...thirdPartyFaults(line, unitCost.minor, rules),
  ];
  if (total === 'tooLarge') faults.push({ code: 'tooLarge', line: line.id, field: 'unitCost', params: {} });
  return {
    id: line.id,
    heading: line.heading,
    totalMinor: total === 'tooLarge' ? null : total,
    firstYearMinor: typeof ofFirstYear === 'number' ? ofFirstYear : 0,
    faults,
  };
}

type Place = Pick<BudgetFault, 'line' | 'source' | 'field'>;

/** Reads an amount; nothing typed is 0, and a fault only where an amount is required. */
export function readOptionalAmount(
  typed: string,
  place: Place,
  need: 'optional' | 'required' = 'optional',
): { readonly minor: number; readonly faults: readonly BudgetFault[] } {
  const reading = readAmount(typed);
  if (reading.ok) return { minor: reading.minor, faults: [] };
  if (reading.reason === 'empty' && need === 'optional') return { minor: 0, faults: [] };
  const code = reading.reason === 'empty' ? 'required' : reading.reason;
  return { minor: 0, faults: [{ code, ...place, params: {} }] };
}

interface QuantityReading {
  readonly value: string | null;
  readonly faults: readonly BudgetFault[];
}

function readQuantity(line: string, field: 'quantity' | 'firstYear', typed: string): QuantityReading {
  const bad = (code: BudgetFault['code']): QuantityReading => ({
    value: null,
    faults: [{ code, line, field, params: { decimals: QUANTITY_DECIMALS } }],
  });
  const reading = readNumber(typed);
  if (!reading.ok) return bad(reading.reason === 'empty' ? 'required' : reading.reason);
  const [whole = '', fraction = ''] = reading.decimal.split('.');
  if (whole.startsWith('-')) return bad('negative');
  if (fraction.length > QUANTITY_DECIMALS) return bad('tooManyDecimals');
  return decimal(reading.decimal) ? { value: reading.decimal, faults: [] } : bad('tooLarge');
}

/** Nothing typed is nothing in the first year; never more than in all years. */
function readFirstYear(line: BudgetLine, { firstYear }: BudgetRules, ofAllYears: string | null): QuantityReading {
  if (!firstYear || (line.firstYear ?? '').trim() === '') return { value: null, faults: [] };
  const reading = readQuantity(line.id, 'firstYear', line.firstYear ?? '');
  // Compared as multiples of one ten-thousandth, which is as fine as quantities are.
  const steps = (value: string) =>
    scaled(10 ** QUANTITY_DECIMALS, decimal(value) ?? { units: 0n, scale: 0 }, 1, 'halfUp');
  const isMore = reading.value !== null && ofAllYears !== null && steps(reading.value) > steps(ofAllYears);
  if (!isMore) return reading;
  return { ...reading, faults: [{ code: 'firstYearAboveAll', line: line.id, field: 'firstYear', params: {} }] };
}

function lineTotal(quantity: string | null, unitCostMinor: number): number | 'tooLarge' | null {
  const factor = quantity === null ? null : decimal(quantity);
  if (factor === null) return null;
  const total = scaled(unitCostMinor, factor, 1, 'halfUp');
  return total > LARGEST_LINE_MINOR ? 'tooLarge' : total;
}

function wordFaults(line: BudgetLine, rules: BudgetRules): BudgetFault[] {
  const faults: BudgetFault[] = [];
  const of = (code: BudgetFault['code'], field: BudgetFault['field'] & string) =>
    faults.push({ code, line: line.id, field, params: {} });
  if (line.description.trim() === '') of('required', 'description');
  const heading = rules.headings.find(({ id }) => id === line.heading);
  if (!heading) of('notAnOption', 'heading');
  if (line.part && heading?.parts.every(({ id }) => id !== line.part)) of('notAnOption', 'part');
  if (line.unit.trim() === '') of('required', 'unit');
  else if (!rules.units.some(({ code }) => code === line.unit)) of('notAnOption', 'unit');
  for (const field of ['clarification', 'basis'] as const)
    if (rules[field] === 'required' && (line[field] ?? '').trim() === '') of('required', field);
  return faults;
}

/** Support to third parties: each party's amount is the unit cost of its line. */
function thirdPartyFaults(line: BudgetLine, unitCostMinor: number, { thirdParties }: BudgetRules): BudgetFault[] {
  if (thirdParties === null || line.heading !== thirdParties.heading || unitCostMinor <= thirdParties.max) return [];
  return [{ code: 'thirdPartyAboveLimit', line: line.id, field: 'unitCost', params: { maxMinor: thirdParties.max } }];
}
