import { BUDGET_PAGE } from '#libs/applications';
import type { Call } from '#libs/calls';
import type { Action, Reason } from '#libs/workflow';
import { said } from '../calls/said.js';
import { type ItemWords, named, type NamedReason, reasonsAgainst } from '../ui/reason-text.js';
import type { View } from '../ui/view.js';

/**
 * What parts of an application are called: pages of the form, the budget, documents. The core names them by their ids,
 * which are the same in every language.
 */
export function partName(view: View, call: Call, part: string): string {
  return titleOf(view, call, part) ?? part;
}

function titleOf(view: View, call: Call, part: string): string | null {
  if (part === BUDGET_PAGE) return view.t('applications.budget.title');
  const pages = call.stages.flatMap((stage) => call.form(stage).pages);
  const documents = [...call.stages.flatMap((stage) => call.allDocuments(stage)), ...call.documents('legalFile')];
  const title = pages.find(({ id }) => id === part)?.title ?? documents.find(({ kind }) => kind === part)?.title;
  return title ? said(view, title) : null;
}

/** The same reasons with the reader's words for the parts they list. */
export function namedReasons(view: View, call: Call, reasons: readonly Reason[]): readonly NamedReason[] {
  return named(reasons, quotedIn(view, call));
}

/** Why somebody may not do something with an application now; see `reasonsAgainst`. */
export function reasonsFor(view: View, call: Call, actions: readonly Action[], event: string): readonly NamedReason[] {
  return reasonsAgainst(actions, event, quotedIn(view, call));
}

function quotedIn(view: View, call: Call): ItemWords {
  return (part) => {
    const name = titleOf(view, call, part);
    return name === null ? null : view.t('ui.quoted', { name });
  };
}
