import type { FormColumn } from '#libs/calls';
import { said } from '../calls/said.js';
import type { View } from '../ui/view.js';

/** The name of a column: the call's, or that of what is asked of everybody. */
export function columnName(view: View, { id, label }: FormColumn): string {
  return label ? said(view, label) : view.t(`form.people.column.${id}`);
}
