import {
  type Answer,
  type Answers,
  columnsOf,
  type Page,
  type Question,
  type Row,
  rowLimitsOf,
  type QuestionOfRows,
  isOfRows,
} from '#libs/calls';

/** The name of a question's field. */
export function fieldOf(question: Pick<Question, 'id'>): string {
  return `q.${question.id}`;
}

/** The name of one cell of a table question. */
export function cellOf(question: Pick<Question, 'id'>, row: number, column: string): string {
  return `q.${question.id}.${row}.${column}`;
}

/** The name of the field that says at which version of the page an answer was read. */
export function seenOf(question: Pick<Question, 'id'>): string {
  return `seen.${question.id}`;
}

type Posted = Readonly<Record<string, unknown>>;

/**
 * The answers of a page out of its posted form, as typed. Only what the page asks for is read, and of that only what the
 * form held: its fields `_q` name the questions. A form without them answers the whole page.
 */
export function answersIn(page: Page, body: unknown): Answers {
  const posted: Posted = typeof body === 'object' && body !== null ? { ...body } : {};
  const held = textsOf(posted['_q']);
  const questions = page.questions
    .filter(({ type }) => type !== 'file')
    .filter(({ id }) => held.length === 0 || held.includes(id));
  return Object.fromEntries(questions.map((question) => [question.id, answerIn(question, posted)]));
}

/** Whether a posted form has a field for this question at all. */
export function carriesAnswer(question: Pick<Question, 'id'>, body: unknown): boolean {
  const posted = typeof body === 'object' && body !== null ? Object.keys(body) : [];
  const field = fieldOf(question);
  return posted.some((name) => name === field || name.startsWith(`${field}.`));
}

/** What a form carries: answers, and where it says so, the version of the page at which each was read. */
export interface Carried {
  readonly answers: Answers;
  readonly seen: Readonly<Record<string, number>>;
}

/**
 * The answers that a posted form is about: those of which it says at which version they were read; all of the page where
 * it says so of none. What it does not carry stays as it is.
 */
export function carriedIn(page: Page, body: unknown): Carried {
  const posted: Posted = typeof body === 'object' && body !== null ? { ...body } : {};
  const named = page.questions.filter((question) => seenOf(question) in posted);
  if (named.length === 0) return { answers: answersIn(page, body), seen: {} };
  const seen = Object.fromEntries(named.map((question) => [question.id, numberIn(posted[seenOf(question)])]));
  return { answers: answersIn({ ...page, questions: named }, body), seen };
}

function answerIn(question: Question, posted: Posted): Answer {
  const name = fieldOf(question);
  if (question.type === 'date') return dateIn(posted, name);
  if (isOfRows(question)) return rowsIn(question, posted);
  if (question.type === 'multi' || (question.type === 'province' && question.several)) return textsOf(posted[name]);
  return textsOf(posted[name])[0] ?? '';
}

/** `2026-2-9` is put in order; what is no date stays as it was typed, so that it can be shown again. */
function dateIn(posted: Posted, name: string): string {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) =>
    textsOf(posted[`${name}.${part}`])[0]?.trim(),
  );
  return `${day}${month}${year}` === '' ? '' : `${day}/${month}/${year}`;
}

/** Lines in which something was typed; an empty one is a line that was offered and not used, or taken away. */
function rowsIn(question: QuestionOfRows, posted: Posted): readonly Row[] {
  return rowsTyped(question, posted).filter(isFilled);
}

function isFilled(row: Row): boolean {
  return Object.values(row).some((cell) => cell.trim() !== '');
}

/** All lines that a form of that question may have, also the empty ones. */
function rowsTyped(question: QuestionOfRows, posted: Posted): readonly Row[] {
  return Array.from({ length: rowLimitsOf(question).max + 1 }, (_, row) =>
    Object.fromEntries(
      columnsOf(question).map(({ id }) => [id, textsOf(posted[cellOf(question, row, id)])[0] ?? ''] as const),
    ),
  );
}

/** Which line of the saved table a line of the posted form became: empty ones before it are gone. */
export function savedPlace(question: QuestionOfRows, body: unknown, row: number): number {
  const posted: Posted = typeof body === 'object' && body !== null ? { ...body } : {};
  return rowsTyped(question, posted).slice(0, row).filter(isFilled).length;
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** What a form's button asked for: `_do` is its name, `verb:detail` its value. */
export function deedIn(body: unknown): { readonly verb: string; readonly detail: string } {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, '_do') : undefined;
  const [verb = '', ...detail] = (typeof value === 'string' ? value : '').split(':');
  return { verb, detail: detail.join(':') };
}

/** The answers without one line of a table; `which` is `question.row`. */
export function withoutRow(answers: Answers, which: string): Answers {
  const [id = '', row = ''] = which.split('.');
  const rows = answers[id];
  if (!Array.isArray(rows)) return answers;
  return { ...answers, [id]: rows.filter((_, i) => i !== Number(row)) };
}

/** The version that the form was filled in from; 0 where it does not say. */
export function versionIn(body: unknown): number {
  return numberIn(typeof body === 'object' && body !== null ? Reflect.get(body, 'version') : undefined);
}

function numberIn(value: unknown): number {
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : 0;
}
