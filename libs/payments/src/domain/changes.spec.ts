import { changesBetween } from './changes.js';
import type { ShownContent } from './shown.js';

const seen: ShownContent = {
  grantId: 'g1',
  instalment: { kind: 'prefinancing', n: 1 },
  amountMinor: 80_000_00,
  currency: 'MAD',
  account: { holder: 'Association Amal', rib: '011519000001205000534921' },
};
const since = (change: Partial<ShownContent>) => changesBetween(seen, { ...seen, ...change }, 'KAF-1');

describe('what changed since somebody saw a payment', () => {
  it('is nothing where all is as it was', () => {
    expect(since({})).toEqual([]);
  });

  it.each([
    ['grant', { grantId: 'g2' }, { fromGrant: 'g1', toGrant: 'g2' }],
    [
      'instalment',
      { instalment: { kind: 'balance', n: 2 } },
      { fromKind: 'prefinancing', fromN: 1, toKind: 'balance', toN: 2 },
    ],
    ['amount', { amountMinor: 90_000_00 }, { fromAmount: '8000000 MAD', toAmount: '9000000 MAD' }],
    ['amount', { currency: 'EUR' }, { fromAmount: '8000000 MAD', toAmount: '8000000 EUR' }],
    [
      'holder',
      { account: { holder: 'Association Amel', rib: '011519000001205000534921' } },
      { fromHolder: 'Association Amal', toHolder: 'Association Amel' },
    ],
    [
      'account',
      { account: { holder: 'Association Amal', rib: '007780000123456789012396' } },
      { fromRib: '011 519 0000012050005349 21', toRib: '007 780 0001234567890123 96' },
    ],
  ] satisfies [string, Partial<ShownContent>, object][])('is told as from what to what: %s', (part, change, told) => {
    expect(since(change)).toEqual([{ code: `changed.${part}`, params: { contract: 'KAF-1', ...told } }]);
  });

  it('says that an account is gone', () => {
    expect(since({ account: null }).map(({ params }) => [params['toHolder'], params['toRib']])).toEqual([
      ['none', undefined],
      [undefined, 'none'],
    ]);
  });
});
