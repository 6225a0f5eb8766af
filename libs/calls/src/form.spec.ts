import type { Answers } from './answers.js';
import { form, type Form } from './file/form-file.js';
import { checkAnswers, checkPage, progressOf, type FormTerms } from './form.js';

const text = (word: string) => ({ fr: word, ar: word, en: word });
const options = [
  { value: 'yes', label: text('yes') },
  { value: 'no', label: text('no') },
];

const terms: FormTerms = {
  lot: { provinces: [{ code: 'MA-TNG', name: text('Tanger') }], minGrantMinor: 65_400_000, maxGrantMinor: 163_500_000 },
  duration: { minMonths: 6, maxMonths: 12 },
  currency: 'MAD',
};

function aForm(...questions: readonly object[]): Form {
  const asked = questions.map((question, index) => ({ id: `q${index + 1}`, label: text('?'), ...question }));
  return form.parse({ pages: [{ id: 'page', title: text('Page'), questions: asked }] });
}

function faults(question: object, answer: Answers[string] | undefined): readonly unknown[] {
  const answers = answer === undefined ? {} : { q1: answer };
  return checkAnswers(aForm(question), answers, terms).map(({ code, params, row, column }) => ({
    code,
    ...params,
    ...(row === undefined ? {} : { row, column }),
  }));
}

describe('a text', () => {
  it.each([
    ['abcde', []],
    ['abcdef', [{ code: 'tooLong', max: 5, length: 6, over: 1 }]],
    ['', [{ code: 'required' }]],
    [' \n ', [{ code: 'required' }]],
    ['  abcde  ', []],
  ])('of at most 5 letters: "%s"', (answer, expected) => {
    expect(faults({ type: 'text', maxGraphemes: 5 }, answer)).toEqual(expected);
  });

  it('is counted as a reader counts: a letter with its marks is one, and so is a line end', () => {
    expect(faults({ type: 'text', maxGraphemes: 5 }, 'مُحَمَّد')).toEqual([]);
    expect(faults({ type: 'longText', maxGraphemes: 3 }, 'é\r\né'.normalize('NFD'))).toEqual([]);
    expect(faults({ type: 'longText', maxGraphemes: 1 }, '👩‍👧‍👦')).toEqual([]);
  });

  it('may be left out where it is not required', () => {
    expect(faults({ type: 'text', maxGraphemes: 5, required: false }, undefined)).toEqual([]);
  });
});

describe('a choice', () => {
  it.each([
    ['yes', []],
    ['maybe', [{ code: 'notAnOption' }]],
    [undefined, [{ code: 'required' }]],
  ])('%s', (answer, expected) => {
    expect(faults({ type: 'choice', options }, answer)).toEqual(expected);
  });
});

describe('several choices', () => {
  const three = [...options, { value: 'perhaps', label: text('perhaps') }];

  it.each([
    [['yes', 'no'], []],
    ['yes', [{ code: 'tooFewChosen', min: 2 }]],
    [['yes', 'no', 'perhaps'], [{ code: 'tooManyChosen', max: 2 }]],
    [['yes', 'never'], [{ code: 'notAnOption' }]],
    [[], [{ code: 'required' }]],
  ])('%s', (answer, expected) => {
    expect(faults({ type: 'multi', options: three, min: 2, max: 2 }, answer)).toEqual(expected);
  });
});

describe('a number', () => {
  it.each([
    ['6', []],
    ['١٢', []],
    ['5', [{ code: 'belowMinimum', min: 6 }]],
    ['13', [{ code: 'aboveMaximum', max: 12 }]],
    ['6,5', [{ code: 'tooManyDecimals', decimals: 0 }]],
    ['6.0', []],
    ['six', [{ code: 'notANumber' }]],
    ['1.234', [{ code: 'ambiguous' }]],
  ])('of months keeps the duration of the call: %s', (answer, expected) => {
    expect(faults({ type: 'number', limits: 'duration' }, answer)).toEqual(expected);
  });

  it.each([
    ['0', []],
    ['-1', [{ code: 'belowMinimum', min: 0 }]],
    ['1000000', []],
  ])('without borders is at least 0: %s', (answer, expected) => {
    expect(faults({ type: 'number' }, answer)).toEqual(expected);
  });
});

describe('an amount', () => {
  it.each([
    ['654 000,00', []],
    ['653 999,99', [{ code: 'amountBelowMinimum', min: 654_000, currency: 'MAD' }]],
    ['1 635 000,00', []],
    ['1 635 000,01', [{ code: 'amountAboveMaximum', max: 1_635_000, currency: 'MAD' }]],
    ['654 000,001', [{ code: 'tooManyDecimals', decimals: 2 }]],
    ['-1', [{ code: 'negative', decimals: 2 }]],
    ['1.234', [{ code: 'ambiguous', decimals: 2 }]],
  ])('of the grant keeps the borders of the lot: %s', (answer, expected) => {
    expect(faults({ type: 'money', limits: 'grant' }, answer)).toEqual(expected);
  });
});

describe('a date', () => {
  const between = { type: 'date', from: '2026-09-01', until: '2027-03-31' };

  it.each([
    ['2026-09-01', []],
    ['1/9/2026', []],
    ['٠١/٠٩/٢٠٢٦', []],
    ['2026-08-31', [{ code: 'tooEarly', from: '01/09/2026' }]],
    ['2027-04-01', [{ code: 'tooLate', until: '31/03/2027' }]],
    ['31/02/2027', [{ code: 'notADate' }]],
    ['soon', [{ code: 'notADate' }]],
  ])('%s', (answer, expected) => {
    expect(faults(between, answer)).toEqual(expected);
  });
});

describe('a province', () => {
  it.each([
    ['MA-TNG', []],
    ['MA-OUJ', [{ code: 'notInLot', list: 'MA-OUJ' }]],
    [['MA-TNG', 'MA-TNG'], [{ code: 'tooManyChosen', max: 1 }]],
    [undefined, [{ code: 'required' }]],
  ])('of the lot: %s', (answer, expected) => {
    expect(faults({ type: 'province' }, answer)).toEqual(expected);
  });
});

describe('a table', () => {
  const table = {
    type: 'table',
    minRows: 2,
    maxRows: 3,
    columns: [
      { id: 'activity', type: 'text', label: text('Activity'), maxGraphemes: 5 },
      { id: 'month', type: 'number', label: text('Month'), min: 1, max: 12 },
    ],
  };
  const row = { activity: 'Train', month: '3' };

  it('counts lines in which something was typed', () => {
    expect(faults(table, [row, { activity: ' ', month: '' }, row])).toEqual([]);
    expect(faults(table, [row])).toEqual([{ code: 'tooFewRows', min: 2, rows: 1 }]);
    expect(faults(table, [row, row, row, row])).toEqual([{ code: 'tooManyRows', max: 3, rows: 4 }]);
    expect(faults(table, [])).toEqual([{ code: 'required' }]);
  });

  it('says which cell is wrong', () => {
    expect(faults(table, [row, { activity: 'Training', month: '13' }])).toEqual([
      { code: 'tooLong', max: 5, length: 8, over: 3, row: 1, column: 'activity' },
      { code: 'aboveMaximum', max: 12, row: 1, column: 'month' },
    ]);
    expect(faults(table, [row, { activity: 'Teach' }])).toEqual([{ code: 'required', row: 1, column: 'month' }]);
  });
});

describe('people', () => {
  const people = {
    type: 'people',
    maxPeople: 2,
    columns: [{ id: 'share', label: text('%'), type: 'number', max: 100 }],
  };

  it.each([
    [[], [{ code: 'required' }]],
    [[{ name: 'Salma', role: 'Lead', share: '٥٠' }], []],
    [
      [{ name: 'Salma', share: '101' }],
      [
        { code: 'required', row: 0, column: 'role' },
        { code: 'aboveMaximum', max: 100, row: 0, column: 'share' },
      ],
    ],
    [[1, 2, 3].map((n) => ({ name: `P${n}`, role: 'x', share: '1' })), [{ code: 'tooManyPeople', max: 2, rows: 3 }]],
  ])('%j', (answer, expected) => {
    expect(faults(people, answer)).toEqual(expected);
  });

  it('have a role of the call where it offers some', () => {
    expect(faults({ ...people, columns: [], roles: options }, [{ name: 'Salma', role: 'boss' }])).toEqual([
      { code: 'notAnOption', row: 0, column: 'role' },
    ]);
  });
});

describe('yes or no', () => {
  it.each([
    ['yes', []],
    ['no', []],
    ['oui', [{ code: 'notAnOption' }]],
    ['', [{ code: 'required' }]],
  ])('%s', (answer, expected) => {
    expect(faults({ type: 'yesNo' }, answer)).toEqual(expected);
  });
});

describe('a file', () => {
  it('is missed where it is required, and only there', () => {
    expect(faults({ type: 'file' }, [])).toEqual([{ code: 'fileMissing' }]);
    expect(faults({ type: 'file' }, ['budget.pdf'])).toEqual([]);
    expect(faults({ type: 'file', required: false }, undefined)).toEqual([]);
  });
});

describe('the progress of a page', () => {
  const twoQuestions = aForm({ type: 'text', maxGraphemes: 5 }, { type: 'text', maxGraphemes: 5, required: false });
  const optionalOnly = aForm({ type: 'text', maxGraphemes: 5, required: false });

  it.each([
    [twoQuestions, {}, 'notStarted'],
    [twoQuestions, { q2: 'x' }, 'inProgress'],
    [twoQuestions, { q1: 'much too long' }, 'inProgress'],
    [twoQuestions, { q1: 'x' }, 'complete'],
    [optionalOnly, {}, 'complete'],
  ])('is computed from the answers (%#)', (of, answers, progress) => {
    const [page] = of.pages;
    expect(page && progressOf(of, page, answers, terms)).toBe(progress);
  });

  it('names the page of every fault', () => {
    const [page] = twoQuestions.pages;
    expect(page && checkPage(twoQuestions, page, {}, terms)).toEqual([
      { page: 'page', question: 'q1', code: 'required', params: {} },
    ]);
  });
});
