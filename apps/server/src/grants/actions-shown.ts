import type { Call } from '#libs/calls';
import type { Action } from '#libs/workflow';
import { wholeList } from '../api/cursor.js';
import { reasonText } from '../ui/reason-text.js';
import type { View } from '../ui/view.js';
import { namedReasons } from './reason-names.js';

/** What may be done with a file, for the API: the codes for programs, the sentences for people. */
export function actionsShown(view: View, call: Call, actions: readonly Action[]) {
  return wholeList(
    actions.map((action) => ({
      ...action,
      reasons: action.reasons.map((reason) => ({ ...reason, message: sentence(view, call, reason) })),
    })),
  );
}

function sentence(view: View, call: Call, reason: Action['reasons'][number]): string {
  return namedReasons(view, call, [reason])
    .map((named) => reasonText(view, named))
    .join(' ');
}
