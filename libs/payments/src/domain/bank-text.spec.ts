import fc from 'fast-check';
import { bankText } from './bank-text.js';

describe('a text for the bank', () => {
  it.each([
    ['Association Amal pour l’insertion', "Association Amal pour l'insertion"],
    ['Coopérative Œuvre & Santé', 'Cooperative OEuvre + Sante'],
    ['Al Hoceïma – M’diq', "Al Hoceima - M'diq"],
    ['  deux   espaces  ', 'deux espaces'],
    ['جمعية الأمل', ''],
    ['جمعية Amal', 'Amal'],
    ['<b>&"', 'b +'],
    ['///', ''],
  ])('writes %j as %j', (given, expected) => {
    expect(bankText(given, 70)).toBe(expected);
  });

  it('never leaves the set of letters, never exceeds its length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, longest) => {
        const written = bankText(text, longest);
        expect(written).toMatch(/^[a-zA-Z0-9/\-?:().,'+ ]*$/u);
        expect(written.length).toBeLessThanOrEqual(longest);
      }),
    );
  });
});
