import type { Answer, Answers, Form, Row } from '#libs/calls';
import type { Json } from '#libs/kernel';
import type { ReportPage } from '../domain/report-page.js';

/** The answers of a form from its pages as stored; what no question of the form asks for is left out. */
export function answersOf(form: Form, pages: readonly Pick<ReportPage, 'page' | 'answers'>[]): Answers {
  const entries = form.pages.flatMap(({ id, questions }) => {
    const stored = pages.find(({ page }) => page === id)?.answers ?? {};
    return questions.map((question) => [question.id, answerIn(stored[question.id])] as const);
  });
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, Answer] => entry[1] !== undefined));
}

function answerIn(value: Json | undefined): Answer | undefined {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return undefined;
  // Array.isArray loses the element type of a readonly list.
  const list = value as readonly Json[];
  const texts = list.filter((entry) => typeof entry === 'string');
  return texts.length === list.length && texts.length > 0 ? texts : list.flatMap(rowIn);
}

function rowIn(value: Json): readonly Row[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return [
    Object.fromEntries(Object.entries(value).filter((cell): cell is [string, string] => typeof cell[1] === 'string')),
  ];
}
