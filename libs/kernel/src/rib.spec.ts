import fc from 'fast-check';
import { formatRib, maskIban, parseRib, toIban, type Rib } from './rib.js';

const known = ['011519000001205000534921', '007780000123456789012396'];
const anAccount = fc.stringMatching(/^\d{22}$/u);

function ribOf(first22: string): string {
  return first22 + String(97 - Number((BigInt(first22) * 100n) % 97n)).padStart(2, '0');
}

function read(text: string): Rib {
  const reading = parseRib(text);
  if (!reading.ok) throw new Error(`${text}: ${reading.reason}`);
  return reading.rib;
}

describe('a RIB', () => {
  it.each(known)('is read when its key is right: %s', (text) => {
    expect(parseRib(text)).toEqual({ ok: true, rib: text });
  });

  it.each([
    '011 519 0000012050005349 21',
    '011-519-0000012050005349-21',
    '  0115 1900 0001 2050 0053 4921 ',
    '011\u00a0519\u202f0000012050005349 21',
    '٠١١٥١٩٠٠٠٠٠١٢٠٥٠٠٠٥٣٤٩٢١',
    '۰۱۱۵۱۹۰۰۰۰۰۱۲۰۵۰۰۰۵۳۴۹۲۱',
    '\u200e011519000001205000534921\u200f',
    'MA64 0115 1900 0001 2050 0053 4921',
    'ma64011519000001205000534921',
  ])('is read however it is written: %s', (text) => {
    expect(parseRib(text)).toEqual({ ok: true, rib: known[0] });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['01151900000120500053492', 'length'],
    ['0115190000012050005349210', 'length'],
    ['01151900000120500053492X', 'notDigits'],
    ['011519000001205000534922', 'key'],
    ['000000000000000000000000', 'key'],
    ['MA63011519000001205000534921', 'iban'],
    ['FR1420041010050500013M02606', 'iban'],
  ])('is refused: "%s" (%s)', (text, reason) => {
    expect(parseRib(text)).toEqual({ ok: false, reason });
  });

  it('is refused after any single digit was changed', () => {
    fc.assert(
      fc.property(anAccount, fc.nat(23), fc.integer({ min: 1, max: 9 }), (account, at, by) => {
        const right = ribOf(account);
        const wrong = right.slice(0, at) + String((Number(right[at]) + by) % 10) + right.slice(at + 1);
        expect(parseRib(wrong).ok).toBe(false);
      }),
    );
  });

  it('gives an IBAN that begins with MA64 and passes the check of ISO 13616', () => {
    fc.assert(
      fc.property(anAccount, (account) => {
        const iban = toIban(read(ribOf(account)));
        const rearranged = `${iban.slice(4)}2210${iban.slice(2, 4)}`;
        expect(iban).toMatch(/^MA64\d{24}$/u);
        expect(BigInt(rearranged) % 97n).toBe(1n);
      }),
    );
  });

  it('is printed in its four groups', () => {
    expect(formatRib(read('007780000123456789012396'))).toBe('007 780 0001234567890123 96');
  });

  it('is masked but for the country and the last four digits', () => {
    expect(maskIban('MA64007780000123456789012396')).toBe('MA64 •••••••••••••••••••• 2396');
  });
});
