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
  readonly faults: readonly BudgetFault[];
}

/** Reads one line; null for a line in which nothing was typed yet. Total = quantity x unit cost, half a centime up. */
export function readLine(line: BudgetLine, rules: BudgetRules): LineReading | null {
  if (`${line.description}${line.quantity}${line.unitCost}`.trim() === '') return null;
  const quantity = readQuantity(line);
  const unitCost = readOptionalAmount(line.unitCost, { line: line.id, field: 'unitCost' }, 'required');
  const total =
    quantity.value === null || unitCost.faults.length > 0 ? null : lineTotal(quantity.value, unitCost.minor);
  const faults = [...wordFaults(line, rules), ...quantity.faults, ...unitCost.faults];
  if (total === 'tooLarge') faults.push({ code: 'tooLarge', line: line.id, field: 'unitCost', params: {} });
  faults.push(...thirdPartyFaults(line, unitCost.minor, rules));
  return { id: line.id, heading: line.heading, totalMinor: total === 'tooLarge' ? null : total, faults };
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

function readQuantity({ id, quantity }: BudgetLine): { value: string | null; faults: readonly BudgetFault[] } {
  const bad = (code: BudgetFault['code']) => ({
    value: null,
    faults: [{ code, line: id, field: 'quantity', params: { decimals: QUANTITY_DECIMALS } } satisfies BudgetFault],
  });
  const reading = readNumber(quantity);
  if (!reading.ok) return bad(reading.reason === 'empty' ? 'required' : reading.reason);
  const [whole = '', fraction = ''] = reading.decimal.split('.');
  if (whole.startsWith('-')) return bad('negative');
  if (fraction.length > QUANTITY_DECIMALS) return bad('tooManyDecimals');
  return decimal(reading.decimal) ? { value: reading.decimal, faults: [] } : bad('tooLarge');
}

function lineTotal(quantity: string, unitCostMinor: number): number | 'tooLarge' {
  const factor = decimal(quantity);
  const total = factor ? scaled(unitCostMinor, factor, 1, 'halfUp') : Number.POSITIVE_INFINITY;
  return total > LARGEST_LINE_MINOR ? 'tooLarge' : total;
}

function wordFaults(line: BudgetLine, rules: BudgetRules): BudgetFault[] {
  const faults: BudgetFault[] = [];
  const of = (code: BudgetFault['code'], field: BudgetFault['field'] & string) =>
    faults.push({ code, line: line.id, field, params: {} });
  if (line.description.trim() === '') of('required', 'description');
  if (!rules.headings.some(({ id }) => id === line.heading)) of('notAnOption', 'heading');
  if (line.unit.trim() === '') of('required', 'unit');
  else if (!rules.units.some(({ code }) => code === line.unit)) of('notAnOption', 'unit');
  return faults;
}

/** Support to third parties: each party's amount is the unit cost of its line. */
function thirdPartyFaults(line: BudgetLine, unitCostMinor: number, { thirdParties }: BudgetRules): BudgetFault[] {
  if (thirdParties === null || line.heading !== thirdParties.heading || unitCostMinor <= thirdParties.max) return [];
  return [{ code: 'thirdPartyAboveLimit', line: line.id, field: 'unitCost', params: { maxMinor: thirdParties.max } }];
}
