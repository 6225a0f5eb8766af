import type { QuestionOfRows } from '#libs/calls';

/** Where a table of a form's page is worked on in a spreadsheet. */
export function sheetPath(form: string, { id }: Pick<QuestionOfRows, 'id'>): string {
  return `${form}/sheet/${id}`;
}
