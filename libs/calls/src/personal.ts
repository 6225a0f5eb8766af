import { rowsOf, type Answer } from './answers.js';
import type { Form } from './file/form-file.js';

/** The ids of questions about people whose names assessors do not read. */
export function namelessIn(form: Pick<Form, 'pages'>): ReadonlySet<string> {
  const questions = form.pages.flatMap((page) => page.questions);
  const hidden = questions.filter((question) => question.type === 'people' && question.namesForAssessors === 'hidden');
  return new Set(hidden.map(({ id }) => id));
}

/** The people of an answer without who they are. */
export function withoutNames(answer: Answer): Answer {
  return rowsOf(answer).map(({ name: _name, ...person }) => person);
}
