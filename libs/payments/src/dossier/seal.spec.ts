import { hash } from 'node:crypto';
import type { Shown } from '../domain/shown.js';
import { sealed, shownHash, unsealed } from './seal.js';

const seen: Shown = {
  grantId: 'g1',
  kind: 'balance',
  n: 2,
  amountMinor: 80_000_00,
  currency: 'MAD',
  payee: { bankAccountId: 'a1', holder: 'جمعية الأمل', rib: '011519000001205000534921' },
};

describe('what a person saw, sealed', () => {
  it('carries its hash and what it is the hash of', () => {
    const seal = sealed(seen);

    expect(seal.startsWith(`${shownHash(seen)}.`)).toBe(true);
    expect(unsealed(seal)).toEqual({
      grantId: 'g1',
      instalment: { kind: 'balance', n: 2 },
      amountMinor: 80_000_00,
      currency: 'MAD',
      account: { holder: 'جمعية الأمل', rib: '011519000001205000534921' },
    });
  });

  it.each([
    ['nothing', ''],
    ['another text', 'abc.def'],
    ['a hash alone', shownHash(seen)],
    ['other values under the same hash', `${shownHash(seen)}.${sealed({ ...seen, n: 3 }).split('.')[1]}`],
    ['a text of another shape', sealedText('{"amountMinor":1}')],
    ['no JSON at all', sealedText('{')],
  ])('says nothing out of %s', (_what, seal) => {
    expect(unsealed(seal)).toBeNull();
  });
});

/** A text of somebody else's, sealed in the same way. */
function sealedText(text: string): string {
  return `${hash('sha256', text, 'hex')}.${Buffer.from(text).toString('base64url')}`;
}
