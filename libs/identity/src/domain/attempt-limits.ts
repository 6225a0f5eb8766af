/** At most `most` tries of one kind within a window that begins with the first. */
export interface Limit {
  readonly key: string;
  readonly most: number;
  readonly windowSeconds: number;
}

export interface Attempt {
  /** A hash of the account's address, so that the counters name nobody. */
  readonly account: string;
  /** Where it came from. */
  readonly address: string;
}

const QUARTER_HOUR = 900;
const HOUR = 3_600;

/**
 * Tight for one account from one place, which is somebody guessing; wider for an account from everywhere, so that a
 * stranger cannot lock its owner out; widest for a place, where a whole office may sit behind one address.
 */
export function signInLimits({ account, address }: Attempt): readonly [Limit, ...Limit[]] {
  const place = networkOf(address);
  return [
    { key: `sign-in:${account}:${place}`, most: 10, windowSeconds: QUARTER_HOUR },
    { key: `sign-in:${account}`, most: 100, windowSeconds: HOUR },
    { key: `sign-in:${place}`, most: 300, windowSeconds: QUARTER_HOUR },
  ];
}

export function signUpLimits({ account, address }: Attempt): readonly Limit[] {
  return [
    { key: `sign-up:${account}`, most: 5, windowSeconds: HOUR },
    { key: `sign-up:${networkOf(address)}`, most: 120, windowSeconds: HOUR },
  ];
}

/** One household, not one device: /24 of IPv4, /56 of IPv6, because a stranger has all of its addresses. */
export function networkOf(address: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/i.exec(address)?.[1];
  return v4 ?? firstBytes(address);
}

function firstBytes(address: string): string {
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const gap =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  const groups = [...before, ...gap, ...after].map((group) => group.padStart(4, '0').toLowerCase());
  return `${groups.slice(0, 3).join(':')}:${(groups[3] ?? '0000').slice(0, 2)}`;
}
