import fc from 'fast-check';
import { Money } from '#libs/kernel';
import { finalGrant, settlementOf } from './final-grant.js';

const mad = (minor: number): Money => Money.of(minor, 'MAD');
const terms = { award: mad(90_000_00), totalCosts: mad(100_000_00) };

describe('the final grant', () => {
  it.each([
    ['the share of the accepted costs', 50_000_00, 45_000_00],
    ['the award when all costs are accepted', 100_000_00, 90_000_00],
    ['never more than the award', 100_000_01, 90_000_00],
    ['nothing when nothing is accepted', 0, 0],
    ['cut to whole centimes', 33, 29],
  ])('is %s', (_what, accepted, expected) => {
    expect(finalGrant(terms, mad(accepted))).toEqual(mad(expected));
  });

  it('stays within the award and the share whatever is accepted', () => {
    const amounts = fc.integer({ min: 1, max: 10 ** 11 });
    fc.assert(
      fc.property(amounts, amounts, amounts, (award, extra, accepted) => {
        const final = finalGrant({ award: mad(award), totalCosts: mad(award + extra) }, mad(accepted)).minor;
        expect(final).toBeLessThanOrEqual(award);
        expect(BigInt(final) * BigInt(award + extra)).toBeLessThanOrEqual(BigInt(accepted) * BigInt(award));
      }),
    );
  });
});

describe('the settlement', () => {
  it.each([
    [72_000_00, { kind: 'balance', amount: mad(18_000_00) }],
    [90_000_00, { kind: 'nothingDue' }],
    [90_000_01, { kind: 'recovery', amount: mad(1) }],
  ])('after %i was paid is %j', (paid, expected) => {
    expect(settlementOf(mad(90_000_00), mad(paid))).toEqual(expected);
  });
});
