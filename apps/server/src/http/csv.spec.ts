import fc from 'fast-check';
import { csvOf } from './csv.js';

const BOM = '\uFEFF';

describe('a table as CSV', () => {
  it('has a line for each row and a byte order mark', () => {
    expect(
      csvOf([
        ['a', 1, null],
        ['b', 2.5, 'c'],
      ]),
    ).toBe(`${BOM}a,1,\r\nb,2.5,c\r\n`);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+212 661', "'+212 661"],
    ['-5', '-5'],
    ['-5+A1', "'-5+A1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['＝1+1', "'＝1+1"],
    ['Association "Amal"', '"Association ""Amal"""'],
    ['one\ntwo', '"one\ntwo"'],
    ['a;b', '"a;b"'],
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
  ])('writes %j as %j', (value, expected) => {
    const written = csvOf([[value]]);

    expect(written).toBe(`${BOM}${expected}\r\n`);
  });

  it('never begins a cell with what a spreadsheet runs', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const written = csvOf([[value]])
          .slice(1, -2)
          .replace(/^"/, '');

        expect(/^[=+@\t\r]/.test(written)).toBe(false);
      }),
    );
  });
});
