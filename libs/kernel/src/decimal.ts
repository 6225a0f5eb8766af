/** An exact decimal number: `units` / 10 ^ `scale`. Percentages, rates and quantities are decimals, never floats. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** Where a result lies between two centimes: away from zero from the half on, always towards zero, always away from it. */
export type Rounding = 'halfUp' | 'down' | 'up';

/** Reads `12`, `-3.50`; null for everything else. For what people type see `readNumber`. */
export function decimal(text: string): Decimal | null {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,9}))?$/u.exec(text);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  return { units: BigInt(`${sign}${whole}${fraction}`), scale: fraction.length };
}

/** `amount` x `factor` / `divisor`, rounded once, at the end, to a whole number. */
export function scaled(amount: number, factor: Decimal, divisor: number, rounding: Rounding): number {
  const numerator = BigInt(amount) * factor.units;
  const denominator = BigInt(divisor) * 10n ** BigInt(factor.scale);
  return Number(quotient(numerator, denominator, rounding));
}

/** Compares `part` with `percent` % of `whole` exactly: negative when it is less, 0 when it is just that, positive when more. */
export function comparedToPercent(part: number, percent: Decimal, whole: number): number {
  const difference = BigInt(part) * 100n * 10n ** BigInt(percent.scale) - BigInt(whole) * percent.units;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

function quotient(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const whole = numerator / denominator;
  const rest = numerator % denominator;
  if (rest === 0n || rounding === 'down') return whole;
  const away = numerator < 0n ? whole - 1n : whole + 1n;
  if (rounding === 'up') return away;
  const doubled = rest < 0n ? -rest * 2n : rest * 2n;
  return doubled >= denominator ? away : whole;
}
