import { choicesOf, rowsOf, textOf, type Answer, type Answers, type Row } from './answers.js';
import { checkCell, checkQuestion, type AnswerFault, type FormTerms } from './check-question.js';
import { askedIn, askedPages } from './conditions.js';
import type { Form, Page, Question } from './file/form-file.js';
import { columnsOf, isOfRows, type QuestionOfRows } from './rows.js';
import { logframeFaults, missingLevels, workPlanFaults } from './logframe.js';

export { ANSWER_FAULTS, type AnswerFault, type AnswerFaultCode, type FormTerms } from './check-question.js';

/** Something that a form still lacks, or that is wrong in it. The text is `call.fault.<code>` in the catalogues. */
export interface Missing extends AnswerFault {
  readonly page: string;
  readonly question: string;
  /** In a table: the line (from 0, empty lines not counted) and the column. */
  readonly row?: number;
  readonly column?: string;
}

/** Everything a whole stage lacks, in the order of its pages. Empty: it may be submitted. */
export function checkAnswers(form: Form, answers: Answers, terms: FormTerms): readonly Missing[] {
  return askedPages(form, answers).flatMap((page) => faultsOfPage(page, answers, terms));
}

/** What one page lacks. `answers` holds the whole form's: a question may depend on an earlier page. */
export function checkPage(form: Form, page: Pick<Page, 'id'>, answers: Answers, terms: FormTerms): readonly Missing[] {
  return askedPages(form, answers)
    .filter(({ id }) => id === page.id)
    .flatMap((asked) => faultsOfPage(asked, answers, terms));
}

/** Whether something was answered: the wrong thing counts too. */
export function isAnswered(question: Question, answers: Answers): boolean {
  const answer = answers[question.id];
  if (isOfRows(question)) return rowsOf(answer).length > 0;
  if (['multi', 'province', 'file'].includes(question.type)) return choicesOf(answer).length > 0;
  return textOf(answer).trim() !== '';
}

/** How far a page is: computed from the answers, never stored. */
export function progressOf(
  form: Form,
  page: Page,
  answers: Answers,
  terms: FormTerms,
): 'notStarted' | 'inProgress' | 'complete' {
  const ids = askedIn(form, answers);
  const asked = page.questions.filter(({ id }) => ids.has(id));
  if (!asked.some((question) => isAnswered(question, answers))) {
    return asked.some((question) => question.required) ? 'notStarted' : 'complete';
  }
  return checkPage(form, page, answers, terms).length === 0 ? 'complete' : 'inProgress';
}

/** Every question of a form, in order. */
export function questionsOf(form: Form): readonly Question[] {
  return form.pages.flatMap((page) => page.questions);
}

type Found = Omit<Missing, 'page' | 'question'>;

function faultsOfPage({ id, questions }: Page, answers: Answers, terms: FormTerms): readonly Missing[] {
  return questions.flatMap((question) =>
    faultsOf(question, answers[question.id], terms).map((fault) => ({ page: id, question: question.id, ...fault })),
  );
}

function faultsOf(question: Question, answer: Answer | undefined, terms: FormTerms): readonly Found[] {
  if (!isOfRows(question)) return checkQuestion(question, answer, terms);
  const rows = rowsOf(answer);
  const ofTable = checkQuestion(question, answer, terms);
  const ofCells = rows.flatMap((cells, row) =>
    columnsOf(question).flatMap((column) =>
      checkCell(column, cells[column.id] ?? '').map((fault) => ({ ...fault, row, column: column.id })),
    ),
  );
  return [...ofTable, ...ofCells, ...betweenRows(question, rows, terms)];
}

function betweenRows(question: QuestionOfRows, rows: readonly Row[], { duration }: FormTerms): readonly Found[] {
  if (question.type === 'workPlan') return workPlanFaults(rows, duration.maxMonths);
  if (question.type !== 'logframe' || rows.length === 0) return [];
  const missing =
    missingLevels(question, rows).length > 0 ? [{ code: 'logframeLevelMissing' as const, params: {} }] : [];
  return [...missing, ...logframeFaults(question, rows)];
}
