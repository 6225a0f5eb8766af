import { canonicalJson, type Json } from '#libs/kernel';
import type { CallFile, Stage } from '../file/call-file.js';
import { finding } from '../file/checks/check.js';
import type { Finding } from '../file/fault.js';
import type { Form, Question } from '../file/form-file.js';
import type { Path } from '../file/positions.js';
import { columnsOf, type FormColumn, isOfRows } from '../rows.js';

/** Answers to these are texts as they were typed: each can be shown, and judged, as any other of them. */
const TYPED = ['text', 'longText', 'number', 'money'];

/**
 * What a correction may not do, because answers that are there could no longer be read: give a name to another kind of
 * question or column, take a column away, or change where the rules find their figures. Every form that was ever
 * published counts.
 */
export function fixedFindings(former: readonly CallFile[], stage: Stage, form: Form): readonly Finding[] {
  const at: Path = ['forms', stage];
  const forms = former.flatMap(({ forms: ever }) => ever[stage] ?? []);
  const ever = forms.flatMap(({ pages }) => pages.flatMap(({ questions }) => questions));
  const isMoved = forms.some(({ request }) => !same(request, form.request));
  return [
    ...(isMoved
      ? [finding('requestFixed', [...at, 'request'], 'request does not change after publication', { name: 'request' })]
      : []),
    ...form.pages.flatMap((page, pageIndex) =>
      page.questions.flatMap((question, index) =>
        ofQuestion(
          ever.filter(({ id }) => id === question.id),
          question,
          [...at, 'pages', pageIndex, 'questions', index],
        ),
      ),
    ),
  ];
}

function ofQuestion(was: readonly Question[], question: Question, at: Path): readonly Finding[] {
  const { id } = question;
  if (was.some(({ type }) => !areAlike(type, question.type))) {
    return [
      finding('typeFixed', [...at, 'type'], `${id} was another kind of question: give this one another id`, { id }),
    ];
  }
  if (!isOfRows(question)) return [];
  const former = was.filter(isOfRows).flatMap(columnsOf);
  const lost = former.filter((column) => !columnsOf(question).some((one) => isSameColumn(column, one)));
  return [...new Set(lost.map((column) => column.id))].map((column) =>
    finding('columnFixed', [...at, 'columns'], `the column ${column} was asked before: leave it as it was`, {
      id: column,
    }),
  );
}

function isSameColumn(one: FormColumn, other: FormColumn): boolean {
  return one.id === other.id && areAlike(one.type, other.type);
}

function areAlike(one: string, other: string): boolean {
  return one === other || (TYPED.includes(one) && TYPED.includes(other));
}

function same(one: unknown, other: unknown): boolean {
  // A request is JSON; a form of a report has none.
  return canonicalJson((one ?? null) as Json) === canonicalJson((other ?? null) as Json);
}
