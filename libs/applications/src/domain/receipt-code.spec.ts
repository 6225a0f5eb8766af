import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { applicationCode } from './application-code.js';
import { parsedReceiptCode, receiptCode } from './receipt-code.js';

const codes = fc.string().map((text) => receiptCode(createHash('sha256').update(text).digest('hex')));

describe('a receipt code', () => {
  it('has three groups of four letters that cannot be confused', () => {
    fc.assert(fc.property(codes, (code) => /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/.test(code)));
  });

  it('is recognised however it was typed', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
        expect(parsedReceiptCode(typed)).toBe(code);
      }),
    );
  });

  it('is not recognised with one wrong letter', () => {
    fc.assert(
      fc.property(codes, fc.nat({ max: 10 }), (code, place) => {
        const letters = [...code.replaceAll('-', '')];
        letters[place] = letters[place] === '7' ? '8' : '7';
        expect(parsedReceiptCode(letters.join(''))).toBeNull();
      }),
    );
  });

  it.each(['', 'ABCD', 'UUUU-UUUU-UUUU', '<script>'])('is not recognised in %j', (typed) => {
    expect(parsedReceiptCode(typed)).toBeNull();
  });
});

describe('the code of an application', () => {
  it.each([
    [1, 'KAF-2026-01-0001'],
    [10_000, 'KAF-2026-01-10000'],
  ])('number %i is %s', (number, code) => {
    expect(applicationCode('KAF-2026-01', number)).toBe(code);
  });
});
