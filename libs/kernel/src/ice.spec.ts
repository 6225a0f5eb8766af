import { formatIce, parseIce } from './ice.js';

describe('an ICE', () => {
  it.each(['001561191000066', '002136093000040'])('is read when its key is right: %s', (text) => {
    expect(parseIce(text)).toEqual({ ok: true, ice: text });
  });

  it('is read with spaces and Arabic-Indic digits', () => {
    expect(parseIce('٠٠١٥٦١١٩١ ٠٠٠٠ ٦٦')).toEqual({ ok: true, ice: '001561191000066' });
  });

  it.each([
    ['', 'empty'],
    ['00156119100006', 'length'],
    ['0015611910000666', 'length'],
    ['00156119100006A', 'notDigits'],
    ['001561191000065', 'key'],
  ])('is refused: "%s" (%s)', (text, reason) => {
    expect(parseIce(text)).toEqual({ ok: false, reason });
  });

  it('is printed in its three groups', () => {
    const reading = parseIce('001561191000066');
    expect(reading.ok && formatIce(reading.ice)).toBe('001561191 0000 66');
  });
});
