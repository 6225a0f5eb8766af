import type { Question, TableColumn } from './file/form-file.js';
import type { Text } from './file/words.js';

type QuestionOfRows = Extract<Question, { type: 'table' | 'people' }>;

/** Columns that every question about people has; their names are in the catalogues. */
const PERSON_NAME_LENGTH = 150;
const ROLE_LENGTH = 200;

/** A column as it is filled in; `name` and `role` of people have no label of the call. */
export type FormColumn = TableColumn extends infer One
  ? One extends TableColumn
    ? Omit<One, 'label'> & { label?: Text }
    : never
  : never;

export function columnsOf(question: QuestionOfRows): readonly FormColumn[] {
  if (question.type === 'table') return question.columns;
  const { roles, columns } = question;
  const role: FormColumn = roles
    ? { id: 'role', type: 'choice', required: true, options: roles }
    : { id: 'role', type: 'text', required: true, maxGraphemes: ROLE_LENGTH };
  return [{ id: 'name', type: 'text', required: true, maxGraphemes: PERSON_NAME_LENGTH }, role, ...columns];
}

/** How many lines there must and may be. */
export function rowLimitsOf(question: QuestionOfRows): { readonly min: number; readonly max: number } {
  return question.type === 'table'
    ? { min: question.minRows, max: question.maxRows }
    : { min: question.minPeople, max: question.maxPeople };
}
