import type { ComponentChildren } from 'preact';
import type { View } from './view.js';

/** Around the fields of a budget: totals inside it follow what is typed. */
export function LiveTotals({ view, children }: { readonly view: View; readonly children: ComponentChildren }) {
  return <minha-totals data-lang={view.lang}>{children}</minha-totals>;
}

export interface LiveTotalProps {
  readonly view: View;
  /** By which further totals refer to this one. */
  readonly name: string;
  /** Names of fields or earlier totals: added up, or multiplied (number of units, value of one). */
  readonly of: { readonly sum: readonly string[] } | { readonly product: readonly [string, string] };
  /** What the server computed, in minor units. */
  readonly minor: number;
  readonly currency: string;
}

/** One total. Shows what the server computed until something is typed. */
export function LiveTotal({ view, name, of, minor, currency }: LiveTotalProps) {
  const parts = 'sum' in of ? { 'data-sum': of.sum.join(' ') } : { 'data-product': of.product.join(' ') };
  return (
    <output class="money nums" dir="ltr" data-name={name} {...parts}>
      {view.format.amount(minor, currency)}
    </output>
  );
}
