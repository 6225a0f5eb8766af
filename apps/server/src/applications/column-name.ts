import type { FormColumn, QuestionOfRows } from '#libs/calls';
import { said } from '../calls/said.js';
import type { View } from '../ui/view.js';

/** The name of a column: the call's, or that of what every question of its type asks. */
export function columnName(view: View, { type }: Pick<QuestionOfRows, 'type'>, { id, label }: FormColumn): string {
  return label ? said(view, label) : view.t(`form.${type}.column.${id}`);
}
