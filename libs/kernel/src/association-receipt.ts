/** What an association holds of its declaration under the dahir of 15 November 1958. */
export const RECEIPTS = ['final', 'temporary', 'none'] as const;
export type Receipt = (typeof RECEIPTS)[number];

/** Within so many days the authority gives the final receipt or objects; then the association may act without it. */
export const DAYS_TO_FINAL_RECEIPT = 60;

/**
 * How an association stands on one day. `tacit`: the final receipt has not come, nobody has objected, and the days are
 * over since `since`. `waiting`: they are over on `until`. Days are local, `2025-03-04`.
 */
export type ReceiptStanding =
  | { readonly state: 'final' | 'none' }
  | { readonly state: 'tacit'; readonly since: string }
  | { readonly state: 'waiting'; readonly until: string };

/** The temporary receipt is given at once, so that its days run from the declaration. */
export function receiptStanding(receipt: Receipt, declaredOn: string, on: string): ReceiptStanding {
  if (receipt !== 'temporary') return { state: receipt };
  const over = daysAfter(declaredOn, DAYS_TO_FINAL_RECEIPT);
  return over <= on ? { state: 'tacit', since: over } : { state: 'waiting', until: over };
}

/** The local day so many days later. */
export function daysAfter(day: string, days: number): string {
  const [year, month, of] = day.split('-').map(Number);
  return calendarDay(year, month, (of ?? 1) + days);
}

/** The same day some years later; 29 February becomes 1 March where there is none. */
export function yearsAfter(day: string, years: number): string {
  const [year, month, of] = day.split('-').map(Number);
  return calendarDay((year ?? 0) + years, month, of);
}

/** A day beyond the end of its month runs on into the next. */
function calendarDay(year = 0, month = 1, day = 1): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}
