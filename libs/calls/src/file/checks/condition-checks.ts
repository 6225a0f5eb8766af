import { testsOf } from '../../conditions.js';
import type { Finding } from '../fault.js';
import type { Form, Question, Test, When } from '../form-file.js';
import type { Path } from '../positions.js';
import { finding } from './check.js';

/** What a test may say of an answer; one of them is written. */
const WORDS = ['is', 'isNot', 'answered', 'atLeast', 'atMost'] as const;
const CHOSEN: readonly Question['type'][] = ['choice', 'multi', 'yesNo', 'province'];
const COUNTED: readonly Question['type'][] = ['number', 'money'];

/** Conditions that can never be decided: they name nothing, too much, or a question that comes later. */
export function conditionFindings(form: Form, at: Path): readonly Finding[] {
  const found: Finding[] = [];
  const earlier: Question[] = [];
  form.pages.forEach((page, pageIndex) => {
    const path = [...at, 'pages', pageIndex];
    found.push(...whenFindings(page.when, [...path, 'when'], [...earlier]));
    page.questions.forEach((question, index) => {
      found.push(...whenFindings(question.when, [...path, 'questions', index, 'when'], [...earlier]));
      earlier.push(question);
    });
  });
  return found;
}

function whenFindings(when: When | undefined, at: Path, earlier: readonly Question[]): readonly Finding[] {
  if (when === undefined) return [];
  const ways = [when.question, when.all, when.any].filter((way) => way !== undefined);
  if (ways.length !== 1) {
    return [finding('conditionUnclear', at, 'write one of: question with a test, all, or any')];
  }
  const { tests } = testsOf(when);
  const list = when.all ? 'all' : when.any ? 'any' : null;
  return tests.flatMap((test, index) => testFindings(test, list === null ? at : [...at, list, index], earlier));
}

function testFindings(test: Test, at: Path, earlier: readonly Question[]): readonly Finding[] {
  const words = WORDS.filter((word) => test[word] !== undefined);
  const isRange = words.length === 2 && words.includes('atLeast') && words.includes('atMost');
  if (words.length !== 1 && !isRange) {
    return [finding('conditionUnclear', at, `write one of: ${WORDS.join(', ')} (atLeast and atMost may go together)`)];
  }
  const on = earlier.find(({ id }) => id === test.question);
  const needed = test.is || test.isNot ? CHOSEN : test.answered === undefined ? COUNTED : null;
  if (!on || (needed && !needed.includes(on.type))) {
    const kind = needed === CHOSEN ? ' with options' : needed === COUNTED ? ' for a number or an amount' : '';
    return [
      finding('unknownQuestion', [...at, 'question'], `${test.question} is not an earlier question${kind}`, {
        question: test.question,
        needs: needed === CHOSEN ? 'options' : needed === COUNTED ? 'number' : 'any',
      }),
    ];
  }
  return unknownOptions(test, on, at);
}

function unknownOptions({ is, isNot }: Test, on: Question, at: Path): readonly Finding[] {
  const known = optionsOf(on);
  if (known === null) return [];
  const word = is ? 'is' : 'isNot';
  return (is ?? isNot ?? [])
    .filter((value) => !known.includes(value))
    .map((value) =>
      finding('unknownOption', [...at, word], `${on.id} has no option ${value}; it has: ${known.join(', ')}`, {
        question: on.id,
        value,
        list: known.join(', '),
      }),
    );
}

/** Null where the options are not in the form: provinces are those of the lot. */
function optionsOf(question: Question): readonly string[] | null {
  if (question.type === 'choice' || question.type === 'multi') return question.options.map(({ value }) => value);
  return question.type === 'yesNo' ? ['yes', 'no'] : null;
}
