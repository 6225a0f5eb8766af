import { currencySign } from '#libs/platform';
import type { View } from './view.js';

/** The currency of every amount of a list; null where they differ and each amount has to name its own. */
export function sharedCurrency(currencies: readonly string[]): string | null {
  const [first, ...others] = new Set(currencies);
  return first !== undefined && others.length === 0 ? first : null;
}

/** The head of a column of amounts, with their currency where they share one. */
export function amountHead(view: View, head: string, currency: string | null): string {
  return currency === null ? head : `${head} (${currencySign(view.lang, currency)})`;
}
