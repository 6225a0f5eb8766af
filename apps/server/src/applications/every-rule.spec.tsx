import { render } from 'preact-render-to-string';
import {
  ANSWER_FAULTS,
  type Answer,
  type Answers,
  checkAnswers,
  type Form,
  type Lot,
  type Question,
} from '#libs/calls';
import { LANGS } from '#libs/platform';
import { aCall } from '#testing/calls';
import { ErrorSummary } from '../ui/error-summary.js';
import { aView } from '../ui/testing/a-view.js';
import { faultsAtFields } from './fault-words.js';
import { QuestionField } from './question-field.js';

const call = aCall();
const [lot] = call.lots;
const label = { fr: 'Question', ar: 'سؤال', en: 'Question' };
const basics = { id: 'q', label, required: true, criteria: [] };
const options = ['a', 'b', 'c'].map((value) => ({ value, label }));
const text: Question = { ...basics, type: 'text', maxGraphemes: 3 };
const number: Question = { ...basics, type: 'number', min: 0, decimals: 0 };
const money: Question = { ...basics, type: 'money', min: 0, limits: 'grant' };
const multi: Question = { ...basics, type: 'multi', options, min: 2, max: 2 };
const date: Question = { ...basics, type: 'date', from: '2026-01-01', until: '2026-12-31' };
const cell = { id: 'n', label, required: true, type: 'number', min: 0 } as const;
const table: Question = { ...basics, type: 'table', columns: [cell], minRows: 2, maxRows: 2 };
const people: Question = {
  ...basics,
  type: 'people',
  columns: [],
  minPeople: 2,
  maxPeople: 2,
  namesForAssessors: 'hidden',
};
const file: Question = { ...basics, type: 'file', formats: ['pdf'], maxMegabytes: 5, maxFiles: 1 };
const province: Question = { ...basics, type: 'province', several: true };
const logframe: Question = {
  ...basics,
  type: 'logframe',
  levels: (['outcome', 'output'] as const).map((value) => ({ value, label })),
  indicatorsAt: [],
  indicatorsHave: [],
  maxRows: 5,
};
const workPlan: Question = { ...basics, type: 'workPlan', minRows: 1, maxRows: 5 };
const entry = (level: string) => ({ level, statement: 'x' });
const planned = (from: string, until: string) => [{ activity: 'x', who: 'y', from, until }];
const persons = (n: number) => Array.from({ length: n }, () => ({ name: 'Salma', role: 'x' }));
const rows = (n: number) => Array.from({ length: n }, () => ({ n: '1' }));

/** One wrong answer for every rule that an answer can break. */
const WRONG: Readonly<Record<(typeof ANSWER_FAULTS)[number], readonly [Question, Answer | undefined]>> = {
  required: [text, ''],
  tooLong: [text, 'four'],
  notANumber: [number, 'ten'],
  ambiguous: [number, '1.234'],
  tooManyDecimals: [number, '1,5'],
  negative: [money, '-5'],
  tooLarge: [money, '99999999999999999999'],
  belowMinimum: [{ ...number, min: 10 }, '9'],
  aboveMaximum: [{ ...number, max: 10 }, '11'],
  amountBelowMinimum: [money, '1'],
  amountAboveMaximum: [money, '9000000'],
  notAnOption: [{ ...basics, type: 'choice', options }, 'd'],
  tooFewChosen: [multi, ['a']],
  tooManyChosen: [multi, ['a', 'b', 'c']],
  notADate: [date, '31/02/2026'],
  tooEarly: [date, '31/12/2025'],
  tooLate: [date, '01/01/2027'],
  notInLot: [province, ['MA-RAB']],
  tooFewRows: [table, rows(1)],
  tooManyRows: [table, rows(3)],
  tooFewPeople: [people, persons(1)],
  tooManyPeople: [people, persons(3)],
  fileMissing: [file, []],
  logframeOutOfOrder: [logframe, [entry('output'), entry('outcome')]],
  logframeNoIndicator: [{ ...logframe, indicatorsAt: ['output'] }, [entry('outcome'), entry('output')]],
  logframeLevelMissing: [logframe, [entry('outcome'), entry('outcome')]],
  workPlanBackwards: [workPlan, planned('6', '2')],
  workPlanTooLong: [workPlan, planned('6', '13')],
};

describe('every rule that an answer can break', () => {
  it.each(ANSWER_FAULTS.flatMap((code) => LANGS.map((lang) => [code, lang] as const)))(
    '%s has its sentence in %s, linked from the summary to the field',
    (code, lang) => {
      const view = aView({ lang });
      const [question, answer] = WRONG[code];
      const faults = checkAnswers(aForm(question), given(answer), call.terms('L1'));
      expect(faults.map((fault) => fault.code)).toEqual([code]);
      const errors = faultsAtFields(view, faults);
      const summary = render(<ErrorSummary view={view} errors={errors} />);
      const page = render(
        <QuestionField
          view={view}
          question={question}
          answer={answer}
          // The demonstration's call has lots.
          lot={lot as Lot}
          currency={call.currency}
          errors={errors}
        />,
      );

      const [, target = 'nothing', words = ''] = /<a href="#([^"]+)">([^<]+)<\/a>/u.exec(summary) ?? [];
      expect(page).toContain(`id="${target}"`);
      expect(page).toContain(words);
      expect(words).not.toMatch(/call\.fault|undefined|[{}]/u);
      expect(/\p{Script=Arabic}/u.test(words)).toBe(lang === 'ar');
    },
  );
});

function aForm(question: Question): Form {
  return { pages: [{ id: 'p', title: label, questions: [question] }] };
}

function given(answer: Answer | undefined): Answers {
  return answer === undefined ? {} : { q: answer };
}
