import type { Question, TableColumn } from './file/form-file.js';
import type { Text } from './file/words.js';

/** A question that is answered line by line. */
export type QuestionOfRows = Extract<Question, { type: 'table' | 'people' | 'logframe' | 'workPlan' }>;

const PERSON_NAME_LENGTH = 150;
const ROLE_LENGTH = 200;
const STATEMENT_LENGTH = 400;
const INDICATOR_LENGTH = 300;
const VALUE_LENGTH = 60;
const YEARS = { min: 2000, max: 2100 };
/** No action lasts longer; how long the call allows is checked with its terms. */
const MOST_MONTHS = 120;

/**
 * A column as it is filled in; those that every question of a type has carry no label of the call: the catalogues name
 * them (`form.<type>.column.<id>`).
 */
export type FormColumn = TableColumn extends infer One
  ? One extends TableColumn
    ? Omit<One, 'label'> & { label?: Text }
    : never
  : never;

export function isOfRows(question: Question): question is QuestionOfRows {
  return ['table', 'people', 'logframe', 'workPlan'].includes(question.type);
}

export function columnsOf(question: QuestionOfRows): readonly FormColumn[] {
  switch (question.type) {
    case 'table':
      return question.columns;
    case 'logframe':
      return [
        { id: 'level', type: 'choice', required: false, options: question.levels },
        written('statement', STATEMENT_LENGTH, 'optional'),
        written('indicator', INDICATOR_LENGTH, 'optional'),
        written('baseline', VALUE_LENGTH, 'optional'),
        written('target', VALUE_LENGTH, 'optional'),
        { id: 'year', type: 'number', required: false, ...YEARS },
        written('source', INDICATOR_LENGTH, 'optional'),
        written('assumptions', STATEMENT_LENGTH, 'optional'),
      ];
    case 'workPlan':
      return [
        written('activity', INDICATOR_LENGTH),
        { id: 'from', type: 'number', required: true, min: 1, max: MOST_MONTHS },
        { id: 'until', type: 'number', required: true, min: 1, max: MOST_MONTHS },
        written('who', ROLE_LENGTH),
      ];
    case 'people': {
      const { roles, columns } = question;
      const role: FormColumn = roles
        ? { id: 'role', type: 'choice', required: true, options: roles }
        : written('role', ROLE_LENGTH);
      return [written('name', PERSON_NAME_LENGTH), role, ...columns];
    }
  }
}

/** How many lines there must and may be. */
export function rowLimitsOf(question: QuestionOfRows): { readonly min: number; readonly max: number } {
  if (question.type === 'people') return { min: question.minPeople, max: question.maxPeople };
  const min = question.type === 'logframe' ? question.levels.length : question.minRows;
  return { min, max: question.maxRows };
}

function written(id: string, maxGraphemes: number, need: 'required' | 'optional' = 'required'): FormColumn {
  return { id, type: 'text', required: need === 'required', maxGraphemes };
}
