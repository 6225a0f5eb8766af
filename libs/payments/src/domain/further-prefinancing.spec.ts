import { Money } from '#libs/kernel';
import { furtherPrefinancing, PrefinancingUnused } from './further-prefinancing.js';

const mad = (minor: number): Money => Money.of(minor, 'MAD');
const use = (used: number) => ({
  planned: mad(20_000_00),
  last: mad(10_000_00),
  earlier: mad(5_000_00),
  used: mad(used),
});

describe('a further instalment', () => {
  it.each([
    ['in full from 70 % of the last one on', 12_000_00, 20_000_00],
    ['less what is unused below 70 %', 11_999_99, 20_000_00 - 3_000_01],
    ['in full when more is used than was paid', 16_000_00, 20_000_00],
    ['less the whole of the last one when nothing of it is used', 5_000_00, 10_000_00],
  ])('is paid %s', (_what, used, expected) => {
    expect(furtherPrefinancing(use(used), '70')).toEqual(mad(expected));
  });

  it('is refused while an earlier instalment is not used up', () => {
    expect(() => furtherPrefinancing(use(4_999_99), '70')).toThrow(PrefinancingUnused);
  });

  it('is refused when the reduction leaves nothing, and says how much must be used', () => {
    const small = { ...use(5_000_00), planned: mad(10_000_00) };

    expect(() => furtherPrefinancing(small, '70')).toThrow(
      expect.objectContaining({ details: { neededMinor: 12_000_00, usedMinor: 5_000_00, currency: 'MAD' } }),
    );
  });
});
