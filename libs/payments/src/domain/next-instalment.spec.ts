import type { PromisedInstalment } from './instalment.js';
import { EarlierInstalmentOpen, type EarlierPayment, nextInstalment, NoInstalmentLeft } from './next-instalment.js';

const first: PromisedInstalment = { kind: 'prefinancing', n: 1, amountMinor: 80_00 };
const balance: PromisedInstalment = { kind: 'balance', n: 2, amountMinor: 20_00 };

const before = (...earlier: readonly EarlierPayment[]) => ({ earlier, areCostsFinal: false });

describe('the next instalment', () => {
  it('is the first one before anything is paid', () => {
    expect(nextInstalment([first, balance], before())).toBe(first);
  });

  it('is asked for again after a refusal', () => {
    expect(nextInstalment([first, balance], before({ ...first, standing: 'refused' }))).toBe(first);
  });

  it('is the balance once everything before it is paid', () => {
    const earlier = before({ ...first, standing: 'refused' }, { ...first, standing: 'executed' });

    expect(nextInstalment([first, balance], earlier)).toBe(balance);
  });

  it('does not overtake one that is on its way', () => {
    expect(() => nextInstalment([first, balance], before({ ...first, standing: 'open' }))).toThrow(
      EarlierInstalmentOpen,
    );
  });

  it('is none when all are paid', () => {
    const paid = [first, balance].map((one) => ({ ...one, standing: 'executed' as const }));

    expect(() => nextInstalment([first, balance], before(...paid))).toThrow(NoInstalmentLeft);
  });

  it('is the balance once the costs are final, which holds what was refused before', () => {
    const soFar = { earlier: [{ ...first, standing: 'refused' as const }], areCostsFinal: true };

    expect(nextInstalment([first, balance], soFar)).toBe(balance);
  });

  it('is none once the costs are final and the balance is paid, whatever was refused before', () => {
    const earlier = [
      { ...first, standing: 'refused' as const },
      { ...balance, standing: 'executed' as const },
    ];

    expect(() => nextInstalment([first, balance], { earlier, areCostsFinal: true })).toThrow(NoInstalmentLeft);
  });

  it('waits for whatever is on its way, also once the costs are final', () => {
    const soFar = { earlier: [{ ...first, standing: 'open' as const }], areCostsFinal: true };

    expect(() => nextInstalment([first, balance], soFar)).toThrow(EarlierInstalmentOpen);
  });
});
