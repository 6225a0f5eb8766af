import type { Call } from '#libs/calls';
import type { Action, Reason } from '#libs/workflow';
import { said } from '../calls/said.js';
import type { View } from '../ui/view.js';

/** What lists of reasons may name besides the items that have words of their own: documents and pages of the call. */
function partName(view: View, call: Call, part: string): string {
  const sets = ['legalFile', 'interimReport', 'finalReport'] as const;
  const forms = ['interimReport', 'finalReport'] as const;
  const title =
    sets.flatMap((set) => call.documents(set)).find(({ kind }) => kind === part)?.title ??
    forms.flatMap((form) => call.file.forms[form]?.pages ?? []).find(({ id }) => id === part)?.title;
  if (title) return view.t('ui.quoted', { name: said(view, title) });
  return view.has(`reason.item.${part}`) ? view.t(`reason.item.${part}`) : part;
}

/** Kinds of documents, pages and obstacles in the reader's words. */
export function partsInWords(view: View, call: Call, parts: readonly string[]): readonly string[] {
  return parts.map((part) => partName(view, call, part));
}

/** The same reasons with what they list in the reader's words. */
export function namedReasons(view: View, call: Call, reasons: readonly Reason[]): readonly Reason[] {
  return reasons.map((reason) => {
    const { list } = reason.params;
    if (typeof list !== 'string' || list === '') return reason;
    return {
      ...reason,
      params: { ...reason.params, list: view.format.list(partsInWords(view, call, list.split(', '))) },
    };
  });
}

/** Why somebody may not do something now; empty where they may. What the state does not know gives one reason. */
export function reasonsFor(view: View, call: Call, actions: readonly Action[], event: string): readonly Reason[] {
  const action = actions.find((candidate) => candidate.event === event);
  if (!action) return [{ code: 'notInThisState', params: {} }];
  return action.allowed ? [] : namedReasons(view, call, action.reasons);
}
