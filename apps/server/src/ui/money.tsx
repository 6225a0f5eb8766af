import type { View } from './view.js';

export interface MoneyProps {
  readonly view: View;
  /** Minor units (centimes). */
  readonly minor: number | bigint;
  readonly currency: string;
  /** `amount` leaves out the currency, for a column whose head names it. */
  readonly show?: 'money' | 'amount';
  readonly precision?: 'exact' | 'whole';
}

/** An amount that keeps its order in every direction and its figures in line. */
export function Money({ view, minor, currency, show = 'money', precision = 'exact' }: MoneyProps) {
  return <bdi class="money nums">{view.format[show](minor, currency, precision)}</bdi>;
}
