import type { PromisedInstalment } from './instalment.js';
import { EarlierInstalmentOpen, nextInstalment, NoInstalmentLeft } from './next-instalment.js';

const first: PromisedInstalment = { kind: 'prefinancing', n: 1, amountMinor: 80_00 };
const balance: PromisedInstalment = { kind: 'balance', n: 2, amountMinor: 20_00 };

describe('the next instalment', () => {
  it('is the first one before anything is paid', () => {
    expect(nextInstalment([first, balance], [])).toBe(first);
  });

  it('is asked for again after a refusal', () => {
    expect(nextInstalment([first, balance], [{ ...first, standing: 'refused' }])).toBe(first);
  });

  it('is the balance once everything before it is paid', () => {
    const earlier = [
      { ...first, standing: 'refused' as const },
      { ...first, standing: 'executed' as const },
    ];

    expect(nextInstalment([first, balance], earlier)).toBe(balance);
  });

  it('does not overtake one that is on its way', () => {
    expect(() => nextInstalment([first, balance], [{ ...first, standing: 'open' }])).toThrow(EarlierInstalmentOpen);
  });

  it('is none when all are paid', () => {
    const paid = [first, balance].map((one) => ({ ...one, standing: 'executed' as const }));

    expect(() => nextInstalment([first, balance], paid)).toThrow(NoInstalmentLeft);
  });
});
