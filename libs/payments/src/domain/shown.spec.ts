import { canonicalJson } from '#libs/kernel';
import { shownContent, type Shown } from './shown.js';

const seen: Shown = {
  grantId: 'g1',
  kind: 'prefinancing',
  n: 1,
  amountMinor: 80_000_00,
  currency: 'MAD',
  payee: { bankAccountId: 'a1', holder: 'Association Amal', rib: '011519000001205000534921' },
};
const content = (change: Partial<Shown>): string => canonicalJson(shownContent({ ...seen, ...change }));

describe('what a person saw of a payment', () => {
  it.each([
    ['payee', { payee: { bankAccountId: 'a1', holder: 'Association Amel', rib: '011519000001205000534921' } }],
    ['account', { payee: { bankAccountId: 'a1', holder: 'Association Amal', rib: '007780000123456789012396' } }],
    ['absence of an account', { payee: null }],
    ['amount', { amountMinor: 80_000_01 }],
    ['currency', { currency: 'EUR' }],
    ['instalment', { n: 2 }],
    ['kind', { kind: 'balance' }],
    ['grant', { grantId: 'g2' }],
  ] satisfies [string, Partial<Shown>][])('differs with another %s', (_what, change) => {
    expect(content(change)).not.toBe(content({}));
  });

  it('is the same when the same account is entered again under another id', () => {
    expect(
      content({ payee: { bankAccountId: 'a2', holder: 'Association Amal', rib: '011519000001205000534921' } }),
    ).toBe(content({}));
  });
});
