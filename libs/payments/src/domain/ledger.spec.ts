import { Money } from '#libs/kernel';
import { balancesOf, MOVEMENT } from './ledger.js';

const entry = (kind: keyof typeof MOVEMENT, minor: number) => ({ kind, amount: Money.of(minor, 'MAD') });

describe('the ledger of a grant', () => {
  it('adds up to what is committed, paid, justified and owed back', () => {
    const entries = [
      entry('commitment', 100_00),
      entry('payment', 80_00),
      entry('justification', 75_00),
      entry('recovery', 5_00),
      entry('release', 20_00),
    ];

    expect(balancesOf(entries)).toEqual({
      committedMinor: 80_00,
      paidMinor: 80_00,
      justifiedMinor: 75_00,
      recoveredMinor: 5_00,
    });
  });

  it('takes every movement from one account to another', () => {
    expect(Object.values(MOVEMENT).filter(({ debit, credit }) => debit === credit)).toEqual([]);
  });
});
