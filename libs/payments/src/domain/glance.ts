/** What a list shows of a payment, as far as somebody would want to know that it is different now. */
export interface Glanced {
  readonly state: string;
  /** Hash of payee, account, amount and instalment. */
  readonly hash: string;
  readonly obstacles: readonly string[];
}

/** What is different since a person last looked; `new` where they have never seen the payment. */
export type News = 'new' | 'step' | 'paid' | 'obstacles';

const PARTS = ['step', 'paid', 'obstacles'] as const satisfies readonly News[];

/** A glance as a short text that can be kept and compared. */
export function glanceText({ state, hash, obstacles }: Glanced): string {
  return [state, hash.slice(0, 16), [...obstacles].sort().join(',')].join('|');
}

/** What differs between the last look and now; `undefined` stands for no look at all. */
export function newsSince(last: string | undefined, now: string): readonly News[] {
  if (last === undefined) return ['new'];
  const [before, after] = [last.split('|'), now.split('|')];
  return PARTS.filter((_part, place) => before[place] !== after[place]);
}
