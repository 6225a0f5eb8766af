import fc from 'fast-check';
import { Money } from '#libs/kernel';
import { instalmentsOf, PaymentPlanInvalid, type PlanStep } from './payment-plan.js';

const mad = (minor: number): Money => Money.of(minor, 'MAD');
const plan: readonly PlanStep[] = [
  { kind: 'prefinancing', percent: '80' },
  { kind: 'balance', percent: '20' },
];

describe('the instalments of a grant', () => {
  it('are the shares that the plan says', () => {
    expect(instalmentsOf(mad(100_000_00), plan)).toEqual([
      { kind: 'prefinancing', percent: '80', n: 1, amount: mad(80_000_00) },
      { kind: 'balance', percent: '20', n: 2, amount: mad(20_000_00) },
    ]);
  });

  it('leave the centime that cannot be divided to the balance', () => {
    expect(instalmentsOf(mad(100_01), plan).map((instalment) => instalment.amount.minor)).toEqual([80_00, 20_01]);
  });

  it('add up to the grant whatever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 12 }), fc.integer({ min: 1, max: 9_999 }), (minor, share) => {
        const percent = (share / 100).toFixed(2);
        const rest = ((10_000 - share) / 100).toFixed(2);
        const instalments = instalmentsOf(mad(minor), [
          { kind: 'prefinancing', percent },
          { kind: 'balance', percent: rest },
        ]);
        expect(
          Money.sum(
            instalments.map((one) => one.amount),
            'MAD',
          ),
        ).toEqual(mad(minor));
      }),
    );
  });

  it.each([
    [
      'shares below the whole',
      [
        { kind: 'prefinancing', percent: '80' },
        { kind: 'balance', percent: '19.99' },
      ],
    ],
    [
      'shares above the whole',
      [
        { kind: 'prefinancing', percent: '80' },
        { kind: 'balance', percent: '20.01' },
      ],
    ],
    [
      'a share of nothing',
      [
        { kind: 'prefinancing', percent: '0' },
        { kind: 'balance', percent: '100' },
      ],
    ],
    [
      'no balance',
      [
        { kind: 'prefinancing', percent: '80' },
        { kind: 'further', percent: '20' },
      ],
    ],
    [
      'a balance that is not last',
      [
        { kind: 'balance', percent: '20' },
        { kind: 'prefinancing', percent: '80' },
      ],
    ],
    [
      'two balances',
      [
        { kind: 'balance', percent: '50' },
        { kind: 'balance', percent: '50' },
      ],
    ],
    ['nothing at all', []],
  ] satisfies [string, PlanStep[]][])('are refused for a plan with %s', (_what, broken) => {
    expect(() => instalmentsOf(mad(100_00), broken)).toThrow(PaymentPlanInvalid);
  });
});
