import type { ComponentChildren } from 'preact';
import { type Answers, askedIn, type Form, type Page, type Question, testsOf, type When } from '#libs/calls';
import { fieldOf } from './answer-fields.js';

export interface AskedQuestionsProps {
  readonly form: Form;
  readonly page: Page;
  /** The answers of the whole form: a question may depend on another page. */
  readonly answers: Answers;
  /** One question with its field. */
  readonly children: (question: Question) => ComponentChildren;
}

/**
 * The questions of a page that are asked, and those that may come to be asked while the page is filled in: the latter
 * are in the form with what was typed in them, and hidden. Without JavaScript they appear once the page was saved.
 */
export function AskedQuestions({ form, page, answers, children }: AskedQuestionsProps) {
  const asked = askedIn(form, answers);
  return (
    <>
      {page.questions.map((question) => {
        const rule = question.when ? ruleOf(question.when, { form, page, answers, asked }) : null;
        if (!asked.has(question.id) && rule === null) return null;
        const content = (
          <>
            <input type="hidden" name="_q" value={question.id} />
            {children(question)}
          </>
        );
        if (rule === null) {
          return (
            <div key={question.id} class="question">
              {content}
            </div>
          );
        }
        return (
          <minha-when key={question.id} class="question" rule={JSON.stringify(rule)} hidden={!asked.has(question.id)}>
            {content}
          </minha-when>
        );
      })}
    </>
  );
}

interface Standing extends Pick<AskedQuestionsProps, 'form' | 'page' | 'answers'> {
  readonly asked: ReadonlySet<string>;
}

/** The condition for `minha-when`; null where nothing on this page can change it. */
function ruleOf(when: When, standing: Standing) {
  const { join, tests } = testsOf(when);
  const here = new Map(standing.page.questions.map((question) => [question.id, question]));
  if (!tests.some(({ question }) => here.has(question))) return null;
  const rules = tests.map(({ question: id, ...words }) => {
    const question = here.get(id);
    // Files are not in the form, and other pages are not on this one: what was saved there decides.
    if (!question || question.type === 'file') return { fixed: isTrueAlone({ question: id, ...words }, standing) };
    return { field: fieldOf(question), ...words, ...(question.type === 'money' ? { money: true } : {}) };
  });
  return { join, tests: rules };
}

/** Whether one test is true by what was saved: asked of the form itself, as of a question that hangs on it alone. */
function isTrueAlone(test: When, { form, answers }: Standing): boolean {
  const probe: Question = { id: '_probe', type: 'yesNo', label: NO_TEXT, required: false, criteria: [], when: test };
  const last = { id: '_probe', title: NO_TEXT, questions: [probe] };
  return askedIn({ ...form, pages: [...form.pages, last] }, answers).has(probe.id);
}

const NO_TEXT = { fr: '', ar: '', en: '' };
