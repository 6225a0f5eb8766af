import type { ComponentChildren } from 'preact';
import { LOCALE } from '#libs/platform';
import type { View } from './view.js';

/** Around the fields of a budget: totals inside it follow what is typed. */
export function LiveTotals({ view, children }: { readonly view: View; readonly children: ComponentChildren }) {
  return (
    <minha-totals data-lang={view.lang} data-locale={LOCALE[view.lang]}>
      {children}
    </minha-totals>
  );
}

export interface LiveTotalProps {
  readonly view: View;
  /** By which further totals refer to this one. */
  readonly name: string;
  /**
   * Names of fields or earlier totals, `*` for any number in them: added up, or multiplied (number of units, value of one); or a percentage of one of
   * them, such as `7 direct`.
   */
  readonly of:
    | { readonly sum: readonly string[] }
    | { readonly product: readonly [string, string] }
    | { readonly percent: string };
  /** What the server computed, in minor units. */
  readonly minor: number;
  readonly currency: string;
}

/** One total. Shows what the server computed until something is typed. */
export function LiveTotal({ view, name, of, minor, currency }: LiveTotalProps) {
  return (
    <output class="money nums" dir="ltr" data-name={name} {...sourceOf(of)}>
      {view.format.amount(minor, currency)}
    </output>
  );
}

export interface LiveShareProps {
  readonly view: View;
  readonly name: string;
  /** The names of the part and of the whole. */
  readonly of: readonly [string, string];
  readonly partMinor: number;
  readonly wholeMinor: number;
}

/** What part of another figure a figure is, in percent rounded down; nothing while the whole is nothing. */
export function LiveShare({ view, name, of, partMinor, wholeMinor }: LiveShareProps) {
  const basisPoints = wholeMinor === 0 ? null : (BigInt(partMinor) * 10_000n) / BigInt(wholeMinor);
  return (
    <output class="nums" dir="ltr" data-name={name} data-share={of.join(' ')}>
      {basisPoints === null ? '' : view.format.percent(Number(basisPoints) / 10_000)}
    </output>
  );
}

function sourceOf(of: LiveTotalProps['of']) {
  if ('sum' in of) return { 'data-sum': of.sum.join(' ') };
  return 'percent' in of ? { 'data-percent': of.percent } : { 'data-product': of.product.join(' ') };
}
