import { formatRib, parseRib } from '#libs/kernel';
import type { ShownContent } from './shown.js';

type Params = Readonly<Record<string, string | number>>;
type Told = (content: ShownContent) => Params;

/** One part of a payment that is different; told in words like a reason. */
export interface Change {
  readonly code: string;
  readonly params: Params;
}

/** Each significant part of a payment with how it is told. Amount and currency are told together, as one amount. */
const PARTS: readonly (readonly [name: string, told: Told])[] = [
  ['grant', ({ grantId }) => ({ grant: grantId })],
  ['instalment', ({ instalment: { kind, n } }) => ({ kind, n })],
  ['amount', ({ amountMinor, currency }) => ({ amount: `${amountMinor} ${currency}` })],
  ['holder', ({ account }) => ({ holder: account?.holder ?? NOBODY })],
  ['account', ({ account }) => ({ rib: account ? inGroups(account.rib) : NOBODY })],
];

/** Stands for an account that is not there; the texts choose other words for it. */
const NOBODY = 'none';

/** What is different now from what somebody saw, from what to what, part by part; nothing where all is the same. */
export function changesBetween(seen: ShownContent, now: ShownContent, contract: string): readonly Change[] {
  return PARTS.flatMap(([name, told]) => {
    const [from, to] = [told(seen), told(now)];
    if (JSON.stringify(from) === JSON.stringify(to)) return [];
    return [{ code: `changed.${name}`, params: { contract, ...named('from', from), ...named('to', to) } }];
  });
}

function named(prefix: string, params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [`${prefix}${name.charAt(0).toUpperCase()}${name.slice(1)}`, value]),
  );
}

function inGroups(rib: string): string {
  const reading = parseRib(rib);
  return reading.ok ? formatRib(reading.rib) : rib;
}
