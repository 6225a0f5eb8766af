import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { askedIn, type Form, type Question, type Test } from '#libs/calls';
import { graphemeCount } from '#libs/kernel';

/** What a script of the browser computes, taken out of it; the page around it is not needed. */
function fromScript(file: string, expression: string): unknown {
  const source = readFileSync(join('apps/server/src/ui/client', file), 'utf8');
  const world = { customElements: { define: () => undefined }, HTMLElement: Object, AbortController, Intl };
  return runInNewContext(`${source}\n;(${expression})`, world);
}

/** The same numbers in every run: a failure can be repeated. */
function draws(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('the count of letters', () => {
  const inBrowser = fromScript('count.js', 'lengthOf') as (text: string) => number;
  const pieces = [
    'a',
    'é',
    'e\u0301',
    ' ',
    '\n',
    '\r\n',
    'م',
    'مُ',
    'حَّ',
    'لا',
    'ـ',
    '\u064b',
    '\u0651',
    '\u200f',
    '\u200d',
    '👩‍👧‍👦',
    '🇲🇦',
    '👍🏽',
    '🤲',
    '\u{1f469}\u200d',
    'ⵣ',
    '한',
    '\u1112\u1161\u11ab',
    'क्षि',
    '\ufe0f',
    '1️⃣',
  ];

  it('is the same in the browser and on the server, whatever is written', () => {
    const draw = draws(20_260_219);
    const texts = Array.from({ length: 4000 }, () =>
      Array.from({ length: draw(14) }, () => pieces[draw(pieces.length)]).join(''),
    );

    expect(texts.filter((text) => inBrowser(text) !== graphemeCount(text))).toEqual([]);
  });
});

describe('a condition', () => {
  const passes = fromScript('when.js', 'passes') as (test: object, values: readonly string[]) => boolean;
  const label = { fr: 'x', ar: 'x', en: 'x' };
  const basics = { label, required: false, criteria: [] };
  const numbers = [
    '',
    '12',
    '1 234,50',
    '1.234',
    '1,234.50',
    '١٢٣٤٫٥٠',
    '-5',
    '1,234,567',
    '12,',
    'ten',
    '0,5',
    '2.5.5',
    '1\u202f000',
    '3.14159',
    '0.001',
  ];
  const cases: readonly (readonly [Question, readonly string[], readonly Omit<Test, 'question'>[]])[] = [
    [
      { ...basics, id: 'q', type: 'yesNo' },
      ['', 'yes', 'no'],
      [{ is: ['yes'] }, { isNot: ['yes'] }, { answered: true }, { answered: false }],
    ],
    [
      { ...basics, id: 'q', type: 'number', min: 0, decimals: 2 },
      numbers,
      [{ atLeast: 1234.5 }, { atMost: 12 }, { atLeast: 1, atMost: 2000 }],
    ],
    [{ ...basics, id: 'q', type: 'money', min: 0 }, numbers, [{ atLeast: 1234.5 }, { atMost: 12 }, { answered: true }]],
  ];

  it.each(cases)('is decided alike on both sides (%#)', (question, typed, tests) => {
    const differing = tests.flatMap((words) =>
      typed.filter((value) => {
        const values = value.trim() === '' ? [] : [value.trim()];
        const here = passes({ ...words, ...(question.type === 'money' ? { money: true } : {}) }, values);
        return here !== onServer(question, { question: 'q', ...words }, value);
      }),
    );

    expect(differing).toEqual([]);
  });

  function onServer(question: Question, test: Test, value: string): boolean {
    const last: Question = { ...basics, id: 'last', type: 'yesNo', when: test };
    const form: Form = { pages: [{ id: 'p', title: label, questions: [question, last] }] };
    return askedIn(form, value === '' ? {} : { q: value }).has('last');
  }
});
