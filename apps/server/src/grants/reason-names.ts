import type { Call } from '#libs/calls';
import type { Action, Reason } from '#libs/workflow';
import { said } from '../calls/said.js';
import { named, type NamedReason, reasonsAgainst } from '../ui/reason-text.js';
import type { View } from '../ui/view.js';

/** What lists of reasons may name besides the items that have words of their own: documents and pages of the call. */
function partName(view: View, call: Call, part: string): string | null {
  const sets = ['legalFile', 'interimReport', 'finalReport'] as const;
  const forms = ['interimReport', 'finalReport'] as const;
  const title =
    sets.flatMap((set) => call.documents(set)).find(({ kind }) => kind === part)?.title ??
    forms.flatMap((form) => call.file.forms[form]?.pages ?? []).find(({ id }) => id === part)?.title;
  return title ? view.t('ui.quoted', { name: said(view, title) }) : null;
}

/** The same reasons with the reader's words for what they list. */
export function namedReasons(view: View, call: Call, reasons: readonly Reason[]): readonly NamedReason[] {
  return named(reasons, (part) => partName(view, call, part));
}

/** Why somebody may not do something with a grant now; see `reasonsAgainst`. */
export function reasonsFor(view: View, call: Call, actions: readonly Action[], event: string): readonly NamedReason[] {
  return reasonsAgainst(actions, event, (part) => partName(view, call, part));
}
