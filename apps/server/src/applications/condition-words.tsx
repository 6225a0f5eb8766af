import { type Form, type Lot, type Question, type Test, testsOf, type When } from '#libs/calls';
import { said } from '../calls/said.js';
import type { View } from '../ui/view.js';

export interface ConditionInWordsProps {
  readonly view: View;
  readonly form: Form;
  readonly when: When | undefined;
  readonly lots: readonly Lot[];
}

/** When a question or page is asked, for those who read the form without filling it in. */
export function ConditionInWords({ view, form, when, lots }: ConditionInWordsProps) {
  if (!when) return null;
  const { join, tests } = testsOf(when);
  const sentences = tests.map((test) => testInWords(view, form, test, lots));
  const [only] = sentences;
  if (sentences.length === 1) return <div class="help">{view.t('form.when.one', { test: only ?? '' })}</div>;
  return (
    <div class="help">
      {view.t(`form.when.${join}`)}
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

function testInWords(view: View, form: Form, test: Test, lots: readonly Lot[]): string {
  const question = form.pages.flatMap((page) => page.questions).find(({ id }) => id === test.question);
  if (!question) return test.question;
  const label = said(view, question.label);
  const chosen = (values: readonly string[]) =>
    view.format.list(values.map((value) => view.t('ui.quoted', { name: optionInWords(view, question, value, lots) })));
  if (test.is) return view.t('form.when.is', { label, list: chosen(test.is) });
  if (test.isNot) return view.t('form.when.isNot', { label, list: chosen(test.isNot) });
  if (test.answered !== undefined) return view.t(`form.when.${test.answered ? 'answered' : 'unanswered'}`, { label });
  const { atLeast, atMost } = test;
  if (atLeast !== undefined && atMost !== undefined) {
    return view.t('form.when.between', { label, min: atLeast, max: atMost });
  }
  return atLeast === undefined
    ? view.t('form.when.atMost', { label, max: atMost ?? 0 })
    : view.t('form.when.atLeast', { label, min: atLeast });
}

function optionInWords(view: View, question: Question, value: string, lots: readonly Lot[]): string {
  if (question.type === 'yesNo') return view.t(`form.yesNo.${value}`);
  if (question.type === 'choice' || question.type === 'multi') {
    const option = question.options.find((one) => one.value === value);
    return option ? said(view, option.label) : value;
  }
  const province = lots.flatMap(({ provinces }) => provinces).find(({ code }) => code === value);
  return province ? said(view, province.name) : value;
}
