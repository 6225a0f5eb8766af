import fc from 'fast-check';
import type { Row } from './answers.js';
import { question as questionShape, type Question } from './file/form-file.js';
import { levelBelow, logframeFaults, logframeItems, missingLevels, placeUnder, workPlanFaults } from './logframe.js';

const text = (word: string) => ({ fr: word, ar: word, en: word });
const parsed = questionShape.parse({
  id: 'logframe',
  type: 'logframe',
  label: text('Cadre logique'),
  levels: ['impact', 'outcome', 'output', 'activity'].map((value) => ({ value, label: text(value) })),
});
// The shape that was just written.
const question = parsed as Extract<Question, { type: 'logframe' }>;

const entry = (level: string, more: Row = {}): Row => ({ level, statement: level, ...more });
const measured = { indicator: 'Jeunes formés', target: '60' };
const whole = [
  entry('impact'),
  entry('outcome', measured),
  entry('output', measured),
  entry('activity'),
  entry('activity'),
  entry('output', measured),
  { indicator: 'Dont femmes', target: '30' },
  entry('activity'),
  entry('outcome', measured),
];

describe('a logical framework', () => {
  it('is a tree read from its rows, numbered, each entry with its indicators', () => {
    expect(
      logframeItems(whole).map(({ level, number, indicators }) => `${level} ${number} ${indicators.length}`),
    ).toEqual([
      'impact  0',
      'outcome 1 1',
      'output 1.1 1',
      'activity 1.1.1 0',
      'activity 1.1.2 0',
      'output 1.2 2',
      'activity 1.2.1 0',
      'outcome 2 1',
    ]);
  });

  it('takes a further entry after all that stands under its own, and an indicator after its own', () => {
    expect(placeUnder(question, whole, 1, 'output')).toBe(8);
    expect(placeUnder(question, whole, 2, 'activity')).toBe(5);
    expect(placeUnder(question, whole, 5, 'indicator')).toBe(7);
    expect(placeUnder(question, whole, 6, 'activity')).toBe(8);
    expect(placeUnder(question, whole, 8, 'indicator')).toBe(9);
    expect([levelBelow(question, 'output')?.value, levelBelow(question, 'activity'), levelBelow(question, '')]).toEqual(
      ['activity', null, null],
    );
  });

  it('is complete when every level is there, in its place, with what the call asks of it', () => {
    expect(logframeFaults(question, whole)).toEqual([]);
    expect(missingLevels(question, whole)).toEqual([]);
  });

  it.each([
    ['an output before any outcome', [entry('impact'), entry('output', measured)], ['logframeOutOfOrder level 1']],
    ['an outcome without an indicator', [entry('outcome')], ['logframeNoIndicator indicator 0']],
    ['an indicator without a target', [entry('outcome', { indicator: 'x' })], ['required target 0']],
    ['a further indicator without a target', [entry('outcome', measured), { indicator: 'x' }], ['required target 1']],
    ['a statement without a level', [{ statement: 'x' }], ['required level 0']],
    ['a level without a statement', [{ level: 'impact' }], ['required statement 0']],
  ])('says what is wrong with %s', (_, rows, expected) => {
    expect(logframeFaults(question, rows).map(({ code, column, row }) => `${code} ${column} ${row}`)).toEqual(expected);
  });

  it('loses no row: each is an entry or an indicator of the one above', () => {
    const row = fc.record({
      level: fc.constantFrom('', 'impact', 'outcome', 'output', 'activity', 'else'),
      statement: fc.constantFrom('', 'x'),
      indicator: fc.constantFrom('i', 'j'),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const places = logframeItems(rows).flatMap(({ indicators }) => indicators.map((one) => one.row));
        expect(places).toEqual(rows.map((_any, index) => index));
      }),
    );
  });
});

describe('a work plan', () => {
  it.each([
    ['1', '12', []],
    ['٣', '١٢', []],
    ['5', '4', ['workPlanBackwards']],
    ['5', '13', ['workPlanTooLong']],
    ['x', '4', []],
  ])('runs from month %s to %s', (from, until, expected) => {
    expect(workPlanFaults([{ activity: 'a', from, until }], 12).map(({ code }) => code)).toEqual(expected);
  });
});
