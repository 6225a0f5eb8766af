import type { Call } from '#libs/calls';
import type { Action } from '#libs/workflow';
import { reasonText } from '../ui/reason-text.js';
import type { View } from '../ui/view.js';
import { namedReasons } from './reason-names.js';

/** What may be done with a file, for the API: the codes for programs, the sentences for people. */
export function actionsShown(view: View, call: Call, actions: readonly Action[]) {
  return actions.map(({ reasons, ...action }) => ({
    ...action,
    reasons: reasons.map((reason, index) => {
      const [named = reason] = namedReasons(view, call, reasons.slice(index, index + 1));
      return { ...reason, text: reasonText(view, named) };
    }),
  }));
}
