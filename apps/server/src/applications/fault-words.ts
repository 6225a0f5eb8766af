import type { BudgetFault, Missing, ShareFault } from '#libs/calls';
import type { FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';
import { cellOf, fieldOf } from './answer-fields.js';

/** What is wrong with answers, each at its field. */
export function faultsAtFields(view: View, faults: readonly (Missing | ShareFault)[]): readonly FieldError[] {
  return faults.map((fault) => ({ name: nameOf(fault), message: faultInWords(view, fault) }));
}

export function faultInWords(
  view: View,
  { code, params }: Pick<Missing, 'params'> & { readonly code: string },
): string {
  return view.t(`call.fault.${code}`, params);
}

/** What is merely not answered yet, or a budget without its first line; everything else is wrong as it stands. */
export function isWrong({ code }: { readonly code: string }): boolean {
  return code !== 'required' && code !== 'noLines' && code !== 'fileMissing';
}

function nameOf(fault: Missing | ShareFault): string {
  if ('row' in fault && fault.row !== undefined && fault.column !== undefined) {
    return cellOf({ id: fault.question }, fault.row, fault.column);
  }
  return fieldOf({ id: fault.question });
}

/** A fault of the budget in words: amounts among its parameters are written as money. */
export function budgetFaultInWords(view: View, currency: string, { code, params }: BudgetFault): string {
  const readable = Object.entries(params).map(([name, value]) =>
    name.endsWith('Minor') && typeof value === 'number'
      ? [name, view.format.money(value, currency)]
      : [name, name === 'shareBasisPoints' && typeof value === 'number' ? view.format.percent(value / 10_000) : value],
  );
  return view.t(`call.budgetFault.${code}`, Object.fromEntries(readable));
}
