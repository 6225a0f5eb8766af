import { readAmount, readNumber } from '#libs/kernel';
import { choicesOf, rowsOf, textOf, type Answer, type Answers } from './answers.js';
import type { Form, Page, Question, Test, When } from './file/form-file.js';

/** What a question of yes or no is answered with. */
export const YES_NO = ['yes', 'no'] as const;

/** A condition with what it joins: every test, or one of them. */
export interface Tests {
  readonly join: 'all' | 'any';
  readonly tests: readonly Test[];
}

/** The tests of a condition; a single one is all there are. */
export function testsOf(when: When): Tests {
  if (when.all) return { join: 'all', tests: when.all };
  if (when.any) return { join: 'any', tests: when.any };
  const { all: _all, any: _any, question = '', ...words } = when;
  return { join: 'all', tests: [{ question, ...words }] };
}

/**
 * The ids of the questions that are asked, by the answers given so far. A question that is not asked counts as
 * unanswered for those that depend on it, whatever was typed there before.
 */
export function askedIn(form: Form, answers: Answers): ReadonlySet<string> {
  const asked = new Set<string>();
  const questions = new Map(form.pages.flatMap((page) => page.questions).map((question) => [question.id, question]));
  const holds = (when: When | undefined): boolean => {
    if (when === undefined) return true;
    const { join, tests } = testsOf(when);
    const isTrue = (test: Test) => {
      const answer = asked.has(test.question) ? answers[test.question] : undefined;
      return passes(test, questions.get(test.question), answer);
    };
    return join === 'all' ? tests.every(isTrue) : tests.some(isTrue);
  };
  for (const page of form.pages) {
    if (!holds(page.when)) continue;
    for (const question of page.questions) if (holds(question.when)) asked.add(question.id);
  }
  return asked;
}

/** Whether the answers given so far make this a question to be asked at all. */
export function isAsked(form: Form, question: Pick<Question, 'id'>, answers: Answers): boolean {
  return askedIn(form, answers).has(question.id);
}

/** The pages that are asked, each with its questions that are. A page of which nothing is asked is none. */
export function askedPages(form: Form, answers: Answers): readonly Page[] {
  const asked = askedIn(form, answers);
  return form.pages
    .map((page) => ({ ...page, questions: page.questions.filter(({ id }) => asked.has(id)) }))
    .filter(({ questions }) => questions.length > 0);
}

export function isPageAsked(form: Form, page: Pick<Page, 'id'>, answers: Answers): boolean {
  return askedPages(form, answers).some(({ id }) => id === page.id);
}

function passes(test: Test, question: Question | undefined, answer: Answer | undefined): boolean {
  const chosen = choicesOf(answer);
  if (test.is) return chosen.some((value) => test.is?.includes(value));
  if (test.isNot) return chosen.length > 0 && !chosen.some((value) => test.isNot?.includes(value));
  if (test.answered !== undefined) return isGiven(answer) === test.answered;
  const value = valueOf(question, textOf(answer));
  if (value === null) return false;
  return value >= (test.atLeast ?? Number.NEGATIVE_INFINITY) && value <= (test.atMost ?? Number.POSITIVE_INFINITY);
}

function isGiven(answer: Answer | undefined): boolean {
  return typeof answer === 'string' ? answer.trim() !== '' : choicesOf(answer).length > 0 || rowsOf(answer).length > 0;
}

/** What cannot be read is neither large nor small. */
function valueOf(question: Question | undefined, text: string): number | null {
  if (question?.type === 'money') {
    const amount = readAmount(text);
    return amount.ok ? amount.minor / 100 : null;
  }
  const number = readNumber(text);
  return number.ok ? Number(number.decimal) : null;
}
