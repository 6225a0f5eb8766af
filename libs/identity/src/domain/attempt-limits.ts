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
 * In this order, the first that is exceeded ends the count: what is refused by a tight limit does not fill a wide one.
 * Tight for one account from one place, which is somebody guessing; wider for a place, where a whole office may sit
 * behind one address; and for an account from everywhere, except where its owner has signed in before: whoever fills
 * that one from many places does not lock the owner out at home.
 */
export function signInLimits({ account, address }: Attempt, from: 'home' | 'elsewhere'): readonly [Limit, ...Limit[]] {
  const place = networkOf(address);
  const anywhere = { key: `sign-in:${account}`, most: 100, windowSeconds: HOUR };
  return [
    { key: `sign-in:${account}:${place}`, most: 10, windowSeconds: QUARTER_HOUR },
    { key: `sign-in:${place}`, most: 300, windowSeconds: QUARTER_HOUR },
    ...(from === 'home' ? [] : [anywhere]),
  ];
}

/** Where the owner of an account has signed in; kept as the counts are, by a key that names nobody. */
export function homeOf({ account, address }: Attempt): string {
  return `${HOME}${account}:${networkOf(address)}`;
}

export const HOME = 'home:';

/** For the link with which a new password is chosen: enough for a mail that is slow, too few to flood somebody. */
export function forgottenLimits({ account, address }: Attempt): readonly Limit[] {
  return [
    { key: `forgotten:${account}`, most: 5, windowSeconds: HOUR },
    { key: `forgotten:${networkOf(address)}`, most: 60, windowSeconds: HOUR },
  ];
}

export function signUpLimits({ account, address }: Attempt): readonly Limit[] {
  return [
    { key: `sign-up:${account}`, most: 5, windowSeconds: HOUR },
    { key: `sign-up:${networkOf(address)}`, most: 120, windowSeconds: HOUR },
  ];
}

/** For what everybody may look up by a code: enough for an office that verifies a pile of receipts, too few to try codes. */
export function lookupLimit(of: string, address: string): Limit {
  return { key: `look-up:${of}:${networkOf(address)}`, most: 60, windowSeconds: QUARTER_HOUR };
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
